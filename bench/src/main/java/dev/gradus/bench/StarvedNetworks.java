package dev.gradus.bench;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.data.DataSet;
import dev.gradus.data.DataSets;
import dev.gradus.data.Task;
import dev.gradus.nets.Classification;
import dev.gradus.nets.Hyperparameters;
import dev.gradus.nets.Model;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import dev.gradus.theory.modes.Drive;
import dev.gradus.theory.modes.VectorNetwork;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Networks trained with and without a competing feature, whose outputs are logged: on examples
/// like those of training (`common`) and on ones that hold the other feature alone (`rare`).
sealed interface StarvedNetworks {
  String name();

  int settings();

  /// Trains one network and writes its log.
  ///
  /// @param setting number of the random settings; the same with and without
  /// @param competing whether the other feature comes with it
  /// @return the last mean margin of the group `rare`
  double train(int setting, boolean competing, Path log) throws IOException;

  /// Writes what a log needs.
  final class Log implements AutoCloseable {
    private final BufferedWriter writer;
    double rare;

    Log(Path file) throws IOException {
      writer = Files.newBufferedWriter(file);
      writer.write("id,gold,epoch,logit,group\n");
    }

    void write(int epoch, int first, String group, int[] labels, double[] logits)
        throws IOException {
      double sum = 0;
      for (int i = 0; i < labels.length; i++) {
        sum += labels[i] == 1 ? logits[i] : -logits[i];
        writer.write(
            String.format(
                Locale.ROOT, "%d,%d,%d,%.9g,%s%n", first + i, labels[i], epoch, logits[i], group));
      }
      rare = sum / labels.length;
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /// Two classes of two features with noise in ten dimensions; a network of 20 units by full-batch
  /// gradient descent.
  final class Vectors implements StarvedNetworks {
    private static final int DIMENSIONS = 10;
    private static final int EXAMPLES = 120;
    private static final int UNITS = 20;
    private static final int EPOCHS = 60;
    private static final double STEPSIZE = 0.1;

    @Override
    public String name() {
      return "noisy vectors";
    }

    @Override
    public int settings() {
      return 100;
    }

    @Override
    public double train(int setting, boolean competing, Path log) throws IOException {
      RandomStream draw = new RandomStreams(setting).stream("settings");
      double share = 0.05 * Math.pow(12, draw.nextDouble());
      double salience = 0.5 + 1.5 * draw.nextDouble();
      double noise = 0.02 + 0.2 * draw.nextDouble();
      double scale = Math.pow(10, -3 + 2.5 * draw.nextDouble());
      int steps = (int) (5 * Math.pow(8, draw.nextDouble()));
      RandomStream random = new RandomStreams(setting).stream("network");
      double[][] hidden = new double[UNITS][DIMENSIONS];
      double[] output = new double[UNITS];
      for (int i = 0; i < UNITS; i++) {
        output[i] = scale * random.nextGaussian();
        for (int j = 0; j < DIMENSIONS; j++) {
          hidden[i][j] = scale * random.nextGaussian();
        }
      }
      double[][] inputs = new double[EXAMPLES][];
      double[] signs = new double[EXAMPLES];
      int rare = Math.max(1, (int) Math.round(share * EXAMPLES / 2));
      for (int n = 0; n < EXAMPLES; n++) {
        boolean holds = n / 2 < rare;
        inputs[n] = input(n % 2, competing || !holds ? 1 : 0, holds ? salience : 0, noise, random);
        signs[n] = n % 2 == 0 ? -1 : 1;
      }
      double[] weights = new double[EXAMPLES];
      Arrays.fill(weights, 1.0 / EXAMPLES);
      VectorNetwork network =
          new VectorNetwork(hidden, output, inputs, signs, weights, Drive.logistic());
      double[][] common = new double[60][];
      double[][] alone = new double[60][];
      int[] labels = new int[60];
      for (int n = 0; n < 60; n++) {
        labels[n] = n % 2;
        common[n] = input(n % 2, 1, 0, noise, random);
        alone[n] = input(n % 2, 0, salience, noise, random);
      }
      try (Log file = new Log(log)) {
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
          file.write(epoch, 0, "common", labels, outputs(network, common));
          file.write(epoch, 60, "rare", labels, outputs(network, alone));
          for (int step = 0; step < steps; step++) {
            network.step(STEPSIZE);
          }
        }
        return file.rare;
      }
    }

    private static double[] outputs(VectorNetwork network, double[][] inputs) {
      return Arrays.stream(inputs).mapToDouble(network::output).toArray();
    }

    private static double[] input(
        int label, double first, double second, double noise, RandomStream random) {
      double[] input = new double[DIMENSIONS];
      for (int j = 0; j < DIMENSIONS; j++) {
        input[j] = noise * random.nextGaussian();
      }
      input[2 * label] += first;
      input[2 * label + 1] += second;
      return input;
    }
  }

  /// Clothes whose brightness tells their class, to a share rho; without: the same pictures under a
  /// neutral shade. A fully connected network by SGD.
  final class Images implements StarvedNetworks {
    private static final List<String> TASKS = List.of("5-vs-7", "0-vs-6", "2-vs-4", "3-vs-8");
    private static final int EPOCHS = 60;
    private static final int LOGGED = 200;

    @Override
    public String name() {
      return "shaded clothes";
    }

    @Override
    public int settings() {
      return 32;
    }

    @Override
    public double train(int setting, boolean competing, Path log) throws IOException {
      RandomStream draw = new RandomStreams(setting).stream("settings");
      Task task = Task.parse(TASKS.get(setting % TASKS.size()));
      float strength = (float) (0.2 + 0.6 * draw.nextDouble());
      double aligned = setting % 8 < 4 ? 1 : 0.7 + 0.3 * draw.nextDouble();
      double stepsize = 0.001 * Math.pow(20, draw.nextDouble());
      int width = 16 << draw.nextInt(4);
      DataSets.Split split = DataSets.load("fashion-mnist-small");
      DataSet train = task.of(split.train());
      DataSet test = task.of(split.test());
      RandomStream coin = new RandomStreams(setting).stream("shades");
      Shaded shaded = new Shaded(train, strength, new float[train.size()]);
      for (int i = 0; i < train.size(); i++) {
        boolean with = coin.nextDouble() < aligned;
        shaded.light[i] = !competing ? 0.5f : (train.label(i) == 1) == with ? 1 : 0;
      }
      Shaded neutral = new Shaded(test, strength, new float[test.size()]);
      Arrays.fill(neutral.light, 0.5f);
      Classification problem =
          new Classification(
              shaded,
              neutral,
              new Model.Mlp(List.of(width)),
              new Hyperparameters(stepsize, 32, 0.9, 0, Hyperparameters.Augmentation.NONE, 0),
              1);
      try (var dynamics =
              new StochasticGradientDescent().start(problem, new RandomStreams(setting));
          Log file = new Log(log)) {
        for (int epoch = 0; epoch <= EPOCHS; epoch++) {
          dynamics.advance((double) epoch * problem.stepsPerEpoch(), 1L << 40);
          NetworkState state = dynamics.state();
          write(file, epoch, 0, "common", shaded, state);
          write(file, epoch, LOGGED, "rare", neutral, state);
        }
        return file.rare;
      }
    }

    private static void write(
        Log file, int epoch, int first, String group, DataSet set, NetworkState state)
        throws IOException {
      float[] logits = state.logits(set);
      int count = Math.min(LOGGED, set.size());
      int[] labels = new int[count];
      double[] some = new double[count];
      for (int i = 0; i < count; i++) {
        labels[i] = set.label(i);
        some[i] = logits[i];
      }
      file.write(epoch, first, group, labels, some);
    }
  }

  /// Images x shown as (1 - s) x + s light, centred.
  ///
  /// @param light 0 dark, 1 light, 1/2 neutral, one an image
  record Shaded(DataSet base, float strength, float[] light) implements DataSet {
    @Override
    public String name() {
      return base.name();
    }

    @Override
    public int size() {
      return base.size();
    }

    @Override
    public int classes() {
      return base.classes();
    }

    @Override
    public List<Integer> shape() {
      return base.shape();
    }

    @Override
    public int label(int example) {
      return base.label(example);
    }

    @Override
    public void copyFeatures(int example, float[] target, int offset) {
      base.copyFeatures(example, target, offset);
      for (int i = 0; i < features(); i++) {
        float x = (1 - strength) * target[offset + i] + strength * light[example];
        target[offset + i] = 2 * x - 1;
      }
    }
  }
}
