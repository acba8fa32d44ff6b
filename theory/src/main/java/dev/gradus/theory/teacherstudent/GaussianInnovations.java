package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/// The innovations of inputs x ~ N(0, 1_N): normal coordinates, and a squared norm of the rest that
/// is chi-squared with N - K - M degrees of freedom. All state is in the stream.
final class GaussianInnovations implements Innovations {
  private final RandomStream stream;
  private final int span;
  private final ContinuousSampler squaredNorm;

  GaussianInnovations(int inputs, int span, RandomStream stream) {
    this.stream = stream;
    this.span = span;
    squaredNorm =
        inputs > span
            ? AhrensDieterMarsagliaTsangGammaSampler.of(stream, 0.5 * (inputs - span), 2)
            : () -> 0;
  }

  @Override
  public void next(double[] w) {
    for (int i = 0; i < span; i++) {
      w[i] = stream.nextGaussian();
    }
    w[span] = Math.sqrt(squaredNorm.sample());
    w[span + 1] = stream.nextGaussian();
  }
}
