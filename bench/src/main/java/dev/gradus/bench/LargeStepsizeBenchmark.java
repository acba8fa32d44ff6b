package dev.gradus.bench;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.largestep.Activation;
import dev.gradus.theory.largestep.BinaryData;
import dev.gradus.theory.largestep.GradientDescent;
import dev.gradus.theory.largestep.RiskState;
import dev.gradus.theory.largestep.Shape;
import dev.gradus.theory.largestep.Stepsize;
import dev.gradus.theory.largestep.TwoLayerClassifier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A step of full-batch gradient descent with all cheap measurements (risk, margin, norms, G, F,
/// v), on normal inputs of norm about 1.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LargeStepsizeBenchmark {
  /// `n,d,m`.
  @Param({"4,2,20", "100,10,50", "1000,3072,40"})
  public String size = "4,2,20";

  @Param({"SOFTPLUS", "GELU"})
  public Shape activation = Shape.SOFTPLUS;

  private Dynamics<RiskState> dynamics;

  public LargeStepsizeBenchmark() {
    dynamics = start(size, activation);
  }

  @Setup
  public void setUp() {
    dynamics = start(size, activation);
  }

  static Dynamics<RiskState> start(String size, Shape activation) {
    String[] parts = size.split(",", -1);
    int n = Integer.parseInt(parts[0]);
    int d = Integer.parseInt(parts[1]);
    int m = Integer.parseInt(parts[2]);
    RandomStream stream = new RandomStreams(1).stream("data");
    double[][] x = new double[n][d];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      stream.nextGaussians(x[i], 0, d);
      y[i] = x[i][0] > 0 ? 1 : -1;
      for (int k = 0; k < d; k++) {
        x[i][k] /= Math.sqrt(d);
      }
    }
    double[] signs = new double[m];
    double[][] w = new double[m][d];
    for (int j = 0; j < m; j++) {
      signs[j] = j % 2 == 0 ? 1 : -1;
      stream.nextGaussians(w[j], 0, d);
    }
    TwoLayerClassifier problem =
        TwoLayerClassifier.of(
            new BinaryData(x, y), signs, Activation.of(activation), w, new Stepsize.Constant(0.5));
    return new GradientDescent().start(problem, new RandomStreams(0));
  }

  @Benchmark
  public double step() {
    dynamics.advance(dynamics.steps() + 1., 1);
    RiskState state = dynamics.state();
    return state.risk()
        + state.smallestMargin()
        + state.weightNorm()
        + state.gradientNorm()
        + state.gradientPotential()
        + state.exponentialRisk()
        + state.descentAlongWeights();
  }
}
