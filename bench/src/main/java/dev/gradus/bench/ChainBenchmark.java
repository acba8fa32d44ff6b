package dev.gradus.bench;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.teacherstudent.Activation;
import dev.gradus.theory.teacherstudent.ExactChain;
import dev.gradus.theory.teacherstudent.OrderParameterState;
import dev.gradus.theory.teacherstudent.OrderParameters;
import dev.gradus.theory.teacherstudent.TeacherStudent;
import dev.gradus.theory.teacherstudent.TrainedLayers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// One step of the exact chain: erf, both layers trained, noise 0.1, stepsize 0.1.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChainBenchmark {
  private static final int STEPS = 10_000;

  /// `K,M,N`.
  @Param({"2,2,1000", "2,2,1000000", "8,2,1000", "30,4,1000"})
  public String size = "";

  private Dynamics<OrderParameterState> dynamics;

  public ChainBenchmark() {
    dynamics = start(2, 2, 1000);
  }

  @Setup
  public void setUp() {
    String[] parts = size.split(",", -1);
    dynamics =
        start(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  private static Dynamics<OrderParameterState> start(int student, int teacher, int inputs) {
    RandomStreams streams = new RandomStreams(1);
    OrderParameters initial =
        OrderParameters.draw(
            student, teacher, inputs, TrainedLayers.BOTH, streams.stream("initial"));
    return new ExactChain()
        .start(
            TeacherStudent.of(Activation.ERF, TrainedLayers.BOTH, 0.1, 0.1, inputs, initial),
            streams);
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public boolean step() {
    return dynamics.advance(Double.MAX_VALUE, STEPS);
  }
}
