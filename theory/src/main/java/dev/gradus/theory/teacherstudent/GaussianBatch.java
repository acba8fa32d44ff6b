package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The innovations of a batch of Gaussian inputs. The inner products of their parts outside the
/// span are a Wishart matrix, drawn by Bartlett's triangular factor (1933).
final class GaussianBatch implements BatchInnovations, Saved {
  private final RandomStream stream;
  private final ChiSampler[][] norms;

  /// @param outside dimensions outside the span, by group of inputs
  /// @param batch examples
  GaussianBatch(int[] outside, int batch, RandomStream stream) {
    this.stream = stream;
    norms = new ChiSampler[outside.length][];
    for (int s = 0; s < outside.length; s++) {
      norms[s] = new ChiSampler[Math.min(outside[s], batch)];
      for (int i = 0; i < norms[s].length; i++) {
        norms[s][i] = new ChiSampler(outside[s] - i);
      }
    }
  }

  @Override
  public void next(double[][][] z, double[][][] rest, double[] noise) {
    for (int s = 0; s < z.length; s++) {
      for (int e = 0; e < noise.length; e++) {
        stream.nextGaussians(z[s][e], 0, z[s][e].length);
        int known = Math.min(e, norms[s].length);
        stream.nextGaussians(rest[s][e], 0, known);
        if (e < norms[s].length) {
          rest[s][e][e] = norms[s][e].sample(stream.nextGaussian(), stream);
        }
      }
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
}
