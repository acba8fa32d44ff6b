package dev.gradus.bench;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The measure on a test set of 10,000 examples, on one core.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExplainBenchmark {
  private static final int EXAMPLES = 10_000;
  private static final int CHECKPOINTS = 20;
  private static final int PERMUTATIONS = 999;

  private final Timeline binary = new Timeline(2);
  private final Timeline tenClasses = new Timeline(10);
  private final ContingencyTable table = tenClasses.table(CHECKPOINTS - 1);

  /// Labels, a linear model right in 90 %, and a network from guessing to right in 95 %.
  private static final class Timeline {
    final byte[] label = new byte[EXAMPLES];
    final byte[] linear = new byte[EXAMPLES];
    final byte[][] network = new byte[CHECKPOINTS][EXAMPLES];

    Timeline(int classes) {
      RandomStream random = new RandomStreams(1).stream("predictions");
      for (int j = 0; j < EXAMPLES; j++) {
        int y = random.nextInt(classes);
        label[j] = (byte) y;
        linear[j] = (byte) (random.nextDouble() < 0.9 ? y : random.nextInt(classes));
        for (int t = 0; t < CHECKPOINTS; t++) {
          int learnt = random.nextDouble() < 0.5 ? linear[j] : y;
          boolean knows = random.nextDouble() * (CHECKPOINTS - 1) < t;
          network[t][j] = (byte) (knows ? learnt : random.nextInt(classes));
        }
      }
    }

    ContingencyTable table(int checkpoint) {
      return ContingencyTable.of(label, network[checkpoint], linear);
    }
  }

  @Benchmark
  @OperationsPerInvocation(EXAMPLES)
  public ContingencyTable countBinary() {
    return binary.table(CHECKPOINTS - 1);
  }

  @Benchmark
  @OperationsPerInvocation(EXAMPLES)
  public ContingencyTable countTenClasses() {
    return tenClasses.table(CHECKPOINTS - 1);
  }

  @Benchmark
  public ExplainedInformation measure() {
    return ExplainedInformation.of(table);
  }

  @Benchmark
  public MuBounds bounds() {
    return MuBounds.of(table);
  }

  /// Per checkpoint: counts, intervals, and the null with its mean and p-value.
  @Benchmark
  @OperationsPerInvocation(CHECKPOINTS)
  public double timeline() {
    RandomStream random = new RandomStreams(2).stream("permutations");
    double sum = 0;
    for (int t = 0; t < CHECKPOINTS; t++) {
      ContingencyTable checkpoint = tenClasses.table(t);
      sum += ExplainedInformation.of(checkpoint).mu().value();
      sum += StratifiedNull.of(checkpoint, PERMUTATIONS, random).pValue();
    }
    return sum;
  }
}
