package dev.gradus.bench;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.numeric.VectorField;
import dev.gradus.theory.teacherstudent.Activations;
import dev.gradus.theory.teacherstudent.OrderParameterOde;
import dev.gradus.theory.teacherstudent.OrderParameterState;
import dev.gradus.theory.teacherstudent.OrderParameters;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import dev.gradus.theory.teacherstudent.TrainedLayers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The order-parameter equations: erf, both layers trained, noise 0.1, stepsize 0.1, from the state
/// of Gaussian weights at N = 1000.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OdeBenchmark {
  static final int EULER_STEPS = 1000;

  /// `K,M`.
  @Param({"2,2", "8,2", "30,4"})
  public String size = "2,2";

  private TeacherStudent problem;
  private VectorField field;
  private double[] state;
  private double[] derivative;

  public OdeBenchmark() {
    problem = problem(size);
    field = OrderParameterOde.rightHandSide(problem);
    state = OrderParameterOde.initialState(problem);
    derivative = new double[state.length];
  }

  @Setup
  public void setUp() {
    problem = problem(size);
    field = OrderParameterOde.rightHandSide(problem);
    state = OrderParameterOde.initialState(problem);
    derivative = new double[state.length];
  }

  private static TeacherStudent problem(String size) {
    String[] parts = size.split(",", -1);
    OrderParameters initial =
        OrderParameters.draw(
            Integer.parseInt(parts[0]),
            Integer.parseInt(parts[1]),
            1000,
            TrainedLayers.BOTH,
            new RandomStreams(1).stream("initial"));
    return TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.1, 0.1, 1000, initial);
  }

  @Benchmark
  public double[] rightHandSide() {
    field.evaluate(0, state, derivative);
    return derivative;
  }

  /// Euler's method in steps of 0.01 as far as time 10.
  @Benchmark
  public double[] euler() {
    double[] y = state.clone();
    for (int step = 0; step < EULER_STEPS; step++) {
      field.evaluate(0, y, derivative);
      for (int i = 0; i < y.length; i++) {
        y[i] += 0.01 * derivative[i];
      }
    }
    return y;
  }

  /// To time 1000 at a relative tolerance of 1e-8.
  @Benchmark
  public double solve() {
    Dynamics<OrderParameterState> dynamics =
        new OrderParameterOde(1e-8).start(problem, new RandomStreams(1));
    dynamics.advance(1000, Long.MAX_VALUE / 2);
    return dynamics.state().generalisationError();
  }
}
