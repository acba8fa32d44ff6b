package dev.gradus.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import dev.gradus.nets.Classification;
import dev.gradus.nets.Hyperparameters;
import dev.gradus.nets.Hyperparameters.Augmentation;
import dev.gradus.nets.Model;
import dev.gradus.nets.StochasticGradientDescent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Processor time of a training step beside that of Debian's PyTorch, one thread each.
///
/// Both take turns and the least of each is compared, since other work on the machine can only slow
/// a turn down.
final class TrainTable {
  private static final int TURNS = 5;
  private static final int BATCH = 64;
  private static final int EXAMPLES = 1024;
  private static final Path PEER = Path.of("bench", "peers", "train.py");
  private static final String PYTHON = "/usr/bin/python3";

  private static final List<Row> ROWS =
      List.of(
          new Row("mlp", "MLP 784-200-200-1", Model.mlp(200, 200), List.of(784), 400),
          new Row("cnn", "CNN of the protocol", Model.cnn(), List.of(3, 32, 32), 12),
          new Row("resnet", "ResNet 3-3-3", Model.resNet(3, 3, 3), List.of(3, 32, 32), 8));

  private TrainTable() {}

  private record Row(String name, String what, Model model, List<Integer> shape, int steps) {}

  /// Features of variance one, labels by chance.
  private record Noise(List<Integer> shape, float[] values) implements DataSet {
    static Noise of(List<Integer> shape) {
      float[] values = new float[1 << 16];
      RandomStream stream = new RandomStreams(0).stream("noise");
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) stream.nextGaussian();
      }
      return new Noise(shape, values);
    }

    @Override
    public String name() {
      return "noise";
    }

    @Override
    public int size() {
      return EXAMPLES;
    }

    @Override
    public int classes() {
      return 2;
    }

    @Override
    public int label(int example) {
      return Integer.bitCount(example) % 2;
    }

    @Override
    public void copyFeatures(int example, float[] target, int offset) {
      for (int i = 0; i < features(); i++) {
        target[offset + i] = values[(example * 3079 + i * 17) % values.length];
      }
    }
  }

  static void run(PrintStream out) {
    boolean hasPeer = Files.exists(PEER) && Files.isExecutable(Path.of(PYTHON));
    out.println(
        "Training, batch 64, momentum 0.9, float32: ms of processor time a step, one thread");
    out.println("                            gradus    pytorch    ratio   wanted");
    for (Row row : ROWS) {
      double[] ours = new double[TURNS];
      double[] peers = new double[TURNS];
      Noise data = Noise.of(row.shape);
      Hyperparameters rule = new Hyperparameters(0.01, BATCH, 0.9, 0, Augmentation.NONE);
      var problem = new Classification(data, data, row.model, rule, 1);
      try (Dynamics<?> dynamics =
          new StochasticGradientDescent().start(problem, new RandomStreams(0))) {
        advance(dynamics, Math.max(3, row.steps));
        for (int turn = 0; turn < TURNS; turn++) {
          ours[turn] = advance(dynamics, row.steps);
          peers[turn] = hasPeer ? peer(row) : Double.NaN;
        }
      }
      double least = Arrays.stream(ours).min().orElseThrow();
      double peer = Arrays.stream(peers).min().orElseThrow();
      out.println(
          String.format(
              Locale.ROOT,
              "%-24s %9.2f  %9.2f  %7.2f   <= 1.0",
              row.what,
              least,
              peer,
              least / peer));
    }
    if (!hasPeer) {
      out.println("For the peer: apt install python3-torch, and start from Gradus's directory.");
    }
  }

  private static double advance(Dynamics<?> dynamics, int steps) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = system.getProcessCpuTime();
    dynamics.advance(dynamics.time() + steps, steps);
    return 1e-6 * (system.getProcessCpuTime() - start) / steps;
  }

  private static double peer(Row row) {
    try {
      Process process =
          new ProcessBuilder(PYTHON, PEER.toString(), row.name, Integer.toString(row.steps))
              .redirectError(Redirect.DISCARD)
              .start();
      String text =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
