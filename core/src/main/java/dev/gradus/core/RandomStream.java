package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// A stream of random numbers (xoshiro256++) that can be saved, restored and jumped.
public final class RandomStream implements UniformRandomProvider {
  private static final int STATE_BYTES_LIMIT = 256;

  private final XoShiRo256PlusPlus source;
  private final ZigguratSampler.NormalizedGaussian gaussian;

  RandomStream(long[] state) {
    source = new XoShiRo256PlusPlus(state);
    gaussian = ZigguratSampler.NormalizedGaussian.of(source);
  }

  @Override
  public long nextLong() {
    return source.nextLong();
  }

  /// A standard normal number (modified ziggurat).
  public double nextGaussian() {
    return gaussian.sample();
  }

  /// Moves on by 2^128 numbers, and so to a stretch that never overlaps the one before.
  public void jump() {
    source.jump();
  }

  /// A random order of 0..n-1 (Fisher-Yates).
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  public void save(DataOutput out) throws IOException {
    byte[] state = ((RandomProviderDefaultState) source.saveState()).getState();
    out.writeInt(state.length);
    out.write(state);
  }

  public void restore(DataInput in) throws IOException {
    int length = in.readInt();
    if (length <= 0 || length > STATE_BYTES_LIMIT) {
      throw new IOException("the state of a random stream cannot have " + length + " bytes");
    }
    byte[] state = new byte[length];
    in.readFully(state);
    source.restoreState(new RandomProviderDefaultState(state));
  }
}
