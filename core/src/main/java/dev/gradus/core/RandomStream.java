package dev.gradus.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.commons.rng.UniformRandomProvider;

/// A stream of random numbers that can be saved, restored and jumped: xoshiro256++ (Blackman and
/// Vigna, ACM Trans. Math. Softw. 47(4), 2021).
public final class RandomStream implements UniformRandomProvider {
  /// The polynomial that moves on by 2^128 numbers, from the authors' program.
  private static final long[] JUMP = {
    0x180ec6d33cfd0abaL, 0xd5a61266f0c9392cL, 0xa9582618e03fc9aaL, 0x39abdc4529b1661cL
  };

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  RandomStream(long[] state) {
    s0 = state[0];
    s1 = state[1];
    s2 = state[2];
    s3 = state[3];
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /// A standard normal number (ziggurat).
  public double nextGaussian() {
    long bits = nextLong();
    int layer = Ziggurat.layer(bits);
    long place = Ziggurat.place(bits);
    return Math.abs(place) < Ziggurat.INSIDE[layer]
        ? place * Ziggurat.WIDTHS[layer]
        : Ziggurat.edge(bits, this);
  }

  /// The numbers that as many calls of [#nextGaussian] would give, in less time.
  ///
  /// @param into where to write them, from `from` on, before `to`
  public void nextGaussians(double[] into, int from, int to) {
    nextGaussians(into, from, to, 1);
  }

  /// The same at every `stride`-th place.
  ///
  /// @param into where to write them, from `from` on, before `to`
  /// @param stride from one to the next, positive
  public void nextGaussians(double[] into, int from, int to, int stride) {
    // The state lives in registers as long as nothing rare happens.
    long a = s0;
    long b = s1;
    long c = s2;
    long d = s3;
    for (int i = from; i < to; i += stride) {
      long bits = Long.rotateLeft(a + d, 23) + a;
      long t = b << 17;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = Long.rotateLeft(d, 45);
      int layer = Ziggurat.layer(bits);
      long place = Ziggurat.place(bits);
      double x = place * Ziggurat.WIDTHS[layer];
      if (Math.abs(place) >= Ziggurat.INSIDE[layer]) {
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
        x = Ziggurat.edge(bits, this);
        a = s0;
        b = s1;
        c = s2;
        d = s3;
      }
      into[i] = x;
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
  }

  /// Moves on by 2^128 numbers, and so to a stretch that never overlaps the one before.
  public void jump() {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (long word : JUMP) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        if ((word >>> bit & 1) != 0) {
          a ^= s0;
          b ^= s1;
          c ^= s2;
          d ^= s3;
        }
        nextLong();
      }
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
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
    out.writeLong(s0);
    out.writeLong(s1);
    out.writeLong(s2);
    out.writeLong(s3);
  }

  /// @throws IOException if what is read cannot be a state
  public void restore(DataInput in) throws IOException {
    long a = in.readLong();
    long b = in.readLong();
    long c = in.readLong();
    long d = in.readLong();
    if ((a | b | c | d) == 0) {
      throw new IOException("the state of a random stream cannot be all zeros");
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
  }
}
