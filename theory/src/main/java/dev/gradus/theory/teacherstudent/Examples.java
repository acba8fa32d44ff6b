package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The order in which SGD sees inputs, with the noise of their labels in units of its standard
/// deviation.
interface Examples {

  /// Copies the next inputs, one a row, and the noise of their labels.
  void next(double[][] x, double[] noise);

  void save(DataOutput out) throws IOException;

  void restore(DataInput in) throws IOException;

  /// Each Gaussian x is seen once.
  static Examples gaussian(InputLaw law, RandomStream stream) {
    return new Examples() {
      @Override
      public void next(double[][] x, double[] noise) {
        for (double[] row : x) {
          draw(law, stream, row);
        }
        stream.nextGaussians(noise, 0, noise.length);
      }

      @Override
      public void save(DataOutput out) throws IOException {
        stream.save(out);
      }

      @Override
      public void restore(DataInput in) throws IOException {
        stream.restore(in);
      }
    };
  }

  /// Draws an input.
  static void draw(InputLaw law, RandomStream stream, double[] x) {
    stream.nextGaussians(x, 0, x.length);
    int at = 0;
    for (InputLaw.Group group : law.groups()) {
      double deviation = Math.sqrt(group.variance());
      int end = at + group.inputs();
      for (; at < end; at++) {
        x[at] = Math.fma(deviation, x[at], group.mean());
      }
    }
  }

  /// A set of inputs is seen again and again, each time in another order.
  ///
  /// @param noise of the label of each input, always the same
  static Examples passes(InputSource inputs, double[] noise, RandomStreams streams) {
    return new Examples() {
      private long seen;
      private long pass = -1;
      private int[] order = {};

      @Override
      public void next(double[][] x, double[] noiseOut) {
        for (int e = 0; e < x.length; e++) {
          if (seen / noise.length != pass) {
            pass = seen / noise.length;
            order = streams.stream("order", pass).permutation(noise.length);
          }
          int i = order[(int) (seen % noise.length)];
          inputs.copy(i, x[e]);
          noiseOut[e] = noise[i];
          seen++;
        }
      }

      @Override
      public void save(DataOutput out) throws IOException {
        out.writeLong(seen);
      }

      @Override
      public void restore(DataInput in) throws IOException {
        seen = in.readLong();
        if (seen < 0) {
          throw new IOException(seen + " examples seen");
        }
        pass = -1;
      }
    };
  }
}
