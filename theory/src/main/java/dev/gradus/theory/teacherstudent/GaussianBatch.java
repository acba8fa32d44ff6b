package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;

/// The innovations of a batch of inputs x ~ N(0, 1_N). The inner products of their parts outside
/// the span are a Wishart matrix, drawn by Bartlett's triangular factor (1933).
final class GaussianBatch implements BatchInnovations {
  private final RandomStream stream;
  private final ChiSampler[] norms;

  /// @param outside dimensions outside the span
  /// @param batch examples
  GaussianBatch(int outside, int batch, RandomStream stream) {
    this.stream = stream;
    norms = new ChiSampler[Math.min(outside, batch)];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = new ChiSampler(outside - i);
    }
  }

  @Override
  public void next(double[][] z, double[][] rest, double[] noise) {
    for (int e = 0; e < z.length; e++) {
      stream.nextGaussians(z[e], 0, z[e].length);
      int known = Math.min(e, norms.length);
      stream.nextGaussians(rest[e], 0, known);
      if (e < norms.length) {
        rest[e][e] = norms[e].sample(stream.nextGaussian(), stream);
      }
    }
    stream.nextGaussians(noise, 0, noise.length);
  }
}
