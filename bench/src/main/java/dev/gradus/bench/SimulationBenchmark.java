package dev.gradus.bench;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.theory.teacherstudent.Activations;
import dev.gradus.theory.teacherstudent.ChainEnsemble;
import dev.gradus.theory.teacherstudent.ExactChain;
import dev.gradus.theory.teacherstudent.OnlineSgd;
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

/// One step of a simulation: erf, both layers trained, noise 0.1, stepsize 0.1.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SimulationBenchmark {
  private static final int STEPS = 400;

  /// `method,K,M,N`; an ensemble's name ends in its count of seeds.
  @Param({
    "chain,2,2,1000",
    "chain,2,2,1000000",
    "chain,8,2,1000",
    "chain,8,2,1000000",
    "chain,30,4,1000",
    "chain,30,4,1000000",
    "ensemble-8,2,2,1000",
    "ensemble-11,2,2,1000",
    "ensemble-64,2,2,1000",
    "ensemble-64,8,2,1000",
    "ensemble-64,30,4,1000",
    "sgd,2,2,784",
    "sgd,8,2,784",
    "sgd,30,4,784",
    "sgd,2,2,10000",
    "sgd,8,2,10000",
    "sgd,30,4,10000"
  })
  public String row = "chain,2,2,1000";

  private Dynamics<?> dynamics;

  public SimulationBenchmark() {
    dynamics = start(row);
  }

  @Setup
  public void setUp() {
    dynamics = start(row);
  }

  /// Seeds that a row runs at once.
  static int seeds(String row) {
    String method = row.split(",", -1)[0];
    return method.startsWith("ensemble-") ? Integer.parseInt(method.substring(9)) : 1;
  }

  private static Dynamics<?> start(String row) {
    String[] parts = row.split(",", -1);
    int inputs = Integer.parseInt(parts[3]);
    RandomStreams streams = new RandomStreams(1);
    OrderParameters initial =
        OrderParameters.draw(
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]),
            inputs,
            TrainedLayers.BOTH,
            streams.stream("initial"));
    TeacherStudent problem =
        TeacherStudent.of(Activations.ERF, TrainedLayers.BOTH, 0.1, 0.1, inputs, initial);
    return switch (parts[0]) {
      case "chain" -> new ExactChain().start(problem, streams);
      case "sgd" -> OnlineSgd.gaussian().start(problem, streams);
      default -> new ChainEnsemble(seeds(row)).start(problem, streams);
    };
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public boolean step() {
    return dynamics.advance(Double.MAX_VALUE, STEPS);
  }
}
