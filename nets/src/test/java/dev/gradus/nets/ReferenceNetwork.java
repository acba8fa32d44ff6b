package dev.gradus.nets;

import dev.gradus.nets.torch.Layer;
import java.util.Arrays;
import java.util.List;

/// The same networks in plain float64 Java, written from the formulas. Batch normalisation uses the
/// minibatch's own means, as in training.
final class ReferenceNetwork {
  private final List<Layer> layers;
  private double[] parameters = {};
  private int at;
  private int rows;
  private int columns;

  ReferenceNetwork(List<Layer> layers) {
    this.layers = layers;
  }

  /// Fully connected.
  ///
  /// @param widths units from input to logits
  ReferenceNetwork(Integer... widths) {
    this(
        Architecture.layers(
            widths.length == 2
                ? Model.linear()
                : Model.mlp(
                    Arrays.stream(widths, 1, widths.length - 1)
                        .mapToInt(Integer::intValue)
                        .toArray()),
            List.of(widths[0]),
            widths[widths.length - 1] == 1 ? 2 : widths[widths.length - 1]));
  }

  /// The logits of one example.
  double[] logits(double[] parameters, float[] example) {
    return logits(parameters, new float[][] {example})[0];
  }

  private double[][] logits(double[] parameters, float[][] examples) {
    this.parameters = parameters;
    at = 0;
    double[][] values = new double[examples.length][examples[0].length];
    for (int n = 0; n < values.length; n++) {
      for (int i = 0; i < values[n].length; i++) {
        values[n][i] = examples[n][i];
      }
    }
    return through(layers, values);
  }

  private double[][] through(List<Layer> all, double[][] batch) {
    double[][] values = batch;
    for (Layer layer : all) {
      values = through(layer, values);
    }
    return values;
  }

  private double[][] through(Layer layer, double[][] in) {
    return switch (layer) {
      case Layer.Dense(int inputs, int outputs) -> {
        int from = at;
        at += layer.parameters();
        double[][] out = new double[in.length][outputs];
        for (int n = 0; n < in.length; n++) {
          for (int o = 0; o < outputs; o++) {
            out[n][o] = parameters[from + inputs * outputs + o];
            for (int i = 0; i < inputs; i++) {
              out[n][o] += parameters[from + o * inputs + i] * in[n][i];
            }
          }
        }
        yield out;
      }
      case Layer.Relu _ -> map(in, row -> Arrays.stream(row).map(x -> Math.max(0, x)).toArray());
      case Layer.Image(_, int imageRows, int imageColumns) -> {
        rows = imageRows;
        columns = imageColumns;
        yield in;
      }
      case Layer.Flatten _ -> in;
      case Layer.GlobalMean _ -> {
        int pixels = rows * columns;
        yield map(
            in,
            row -> {
              double[] means = new double[row.length / pixels];
              for (int i = 0; i < row.length; i++) {
                means[i / pixels] += row[i] / pixels;
              }
              return means;
            });
      }
      case Layer.MaxPool(int side) -> pool(in, side);
      case Layer.BatchNorm(int channels) -> normalise(in, channels);
      case Layer.Convolution convolution -> convolve(in, convolution);
      case Layer.Residual(List<Layer> body, List<Layer> shortcut) -> {
        int height = rows;
        int width = columns;
        double[][] one = through(body, in);
        rows = height;
        columns = width;
        double[][] other = through(shortcut, in);
        double[][] sum = new double[in.length][one[0].length];
        for (int n = 0; n < sum.length; n++) {
          for (int i = 0; i < sum[n].length; i++) {
            sum[n][i] = one[n][i] + other[n][i];
          }
        }
        yield sum;
      }
    };
  }

  private static double[][] map(double[][] in, java.util.function.UnaryOperator<double[]> each) {
    return Arrays.stream(in).map(each).toArray(double[][]::new);
  }

  private double[][] pool(double[][] in, int side) {
    int height = rows / side;
    int width = columns / side;
    int channels = in[0].length / rows / columns;
    double[][] out = new double[in.length][channels * height * width];
    for (int n = 0; n < in.length; n++) {
      Arrays.fill(out[n], Double.NEGATIVE_INFINITY);
      for (int i = 0; i < in[n].length; i++) {
        int column = i % columns / side;
        int row = i / columns % rows / side;
        if (row < height && column < width) {
          int o = (i / columns / rows * height + row) * width + column;
          out[n][o] = Math.max(out[n][o], in[n][i]);
        }
      }
    }
    rows = height;
    columns = width;
    return out;
  }

  private double[][] normalise(double[][] in, int channels) {
    int from = at;
    at += 2 * channels;
    int pixels = in[0].length / channels;
    double[][] out = new double[in.length][in[0].length];
    for (int c = 0; c < channels; c++) {
      double mean = 0;
      double square = 0;
      for (double[] row : in) {
        for (int i = c * pixels; i < (c + 1) * pixels; i++) {
          mean += row[i] / (pixels * in.length);
          square += row[i] * row[i] / (pixels * in.length);
        }
      }
      double scale = parameters[from + c] / Math.sqrt(square - mean * mean + 1e-5);
      for (int n = 0; n < in.length; n++) {
        for (int i = c * pixels; i < (c + 1) * pixels; i++) {
          out[n][i] = (in[n][i] - mean) * scale + parameters[from + channels + c];
        }
      }
    }
    return out;
  }

  private double[][] convolve(double[][] in, Layer.Convolution layer) {
    int from = at;
    at += layer.parameters();
    int kernel = layer.kernel();
    int height = (rows + 2 * layer.padding() - kernel) / layer.stride() + 1;
    int width = (columns + 2 * layer.padding() - kernel) / layer.stride() + 1;
    int biases = from + layer.outputs() * layer.inputs() * kernel * kernel;
    double[][] out = new double[in.length][layer.outputs() * height * width];
    for (int n = 0; n < in.length; n++) {
      for (int i = 0; i < out[n].length; i++) {
        int o = i / width / height;
        out[n][i] = layer.biased() ? parameters[biases + o] : 0;
        for (int w = 0; w < layer.inputs() * kernel * kernel; w++) {
          int row = i / width % height * layer.stride() - layer.padding() + w / kernel % kernel;
          int column = i % width * layer.stride() - layer.padding() + w % kernel;
          if (row >= 0 && row < rows && column >= 0 && column < columns) {
            out[n][i] +=
                parameters[from + o * layer.inputs() * kernel * kernel + w]
                    * in[n][(w / kernel / kernel * rows + row) * columns + column];
          }
        }
      }
    }
    rows = height;
    columns = width;
    return out;
  }

  /// Mean over all examples of -ln p(label), p a softmax, or a sigmoid of a single logit.
  double loss(double[] parameters, ArrayDataSet data) {
    double total = 0;
    double[][] all = logits(parameters, data.examples());
    for (int i = 0; i < data.size(); i++) {
      double[] logits = all[i].length == 1 ? new double[] {0, all[i][0]} : all[i];
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit);
      }
      total += Math.log(sum) - logits[data.label(i)];
    }
    return total / data.size();
  }

  /// The gradient of [#loss] by central differences, exact to about 1e-9 away from the kinks.
  double[] gradient(double[] parameters, ArrayDataSet data) {
    double h = 1e-6;
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < gradient.length; i++) {
      double[] up = parameters.clone();
      double[] down = parameters.clone();
      up[i] += h;
      down[i] -= h;
      gradient[i] = (loss(up, data) - loss(down, data)) / (2 * h);
    }
    return gradient;
  }
}
