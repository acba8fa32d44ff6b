package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStream;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/// Binomial numbers of any size, by halving: the middle one of n uniform numbers has a beta law,
/// and says on which side of it p lies (Devroye, Non-Uniform Random Variate Generation, section
/// X.4).
final class Binomial {
  private static final long FEW = 64;

  private Binomial() {}

  /// How many of n trials succeed.
  ///
  /// @param n trials, not negative
  /// @param p probability of each
  static long draw(long n, double p, RandomStream stream) {
    long trials = n;
    double probability = p;
    long successes = 0;
    while (trials > FEW) {
      long middle = (trials + 1) / 2;
      double below = gamma(middle, stream);
      double x = below / (below + gamma(trials + 1 - middle, stream));
      if (x <= probability) {
        successes += middle;
        trials -= middle;
        probability = Math.min(1, (probability - x) / (1 - x));
      } else {
        trials = middle - 1;
        probability /= x;
      }
    }
    for (long i = 0; i < trials; i++) {
      successes += stream.nextDouble() < probability ? 1 : 0;
    }
    return successes;
  }

  private static double gamma(long shape, RandomStream stream) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(stream, (double) shape, 1).sample();
  }
}
