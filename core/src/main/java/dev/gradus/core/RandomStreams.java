package dev.gradus.core;

/// All randomness of one seed: an independent stream for every purpose and index.
///
/// A stream depends on (seed, purpose, index) alone, never on which others were drawn before it.
public final class RandomStreams {
  private final long seed;

  public RandomStreams(long seed) {
    this.seed = seed;
  }

  public long seed() {
    return seed;
  }

  /// A stream at its beginning.
  ///
  /// @param purpose what the numbers are for, such as `initial weights`
  /// @param index which of several streams of one purpose
  public RandomStream stream(String purpose, long index) {
    long hash = mix(seed + GOLDEN_GAMMA);
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash ^ (purpose.charAt(i) + GOLDEN_GAMMA));
    }
    hash = mix(hash ^ (index + GOLDEN_GAMMA));
    long[] state = new long[4];
    for (int i = 0; i < state.length; i++) {
      hash += GOLDEN_GAMMA;
      state[i] = mix(hash);
    }
    return new RandomStream(state);
  }

  /// The only, or the first, stream of a purpose.
  public RandomStream stream(String purpose) {
    return stream(purpose, 0);
  }

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every input bit moves every
  /// output bit, so that neighbouring seeds give unrelated states.
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
