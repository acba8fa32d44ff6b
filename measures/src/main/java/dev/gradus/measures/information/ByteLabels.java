package dev.gradus.measures.information;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Counting of triples of byte labels, the hot loop of long timelines.
final class ByteLabels {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteLabels() {}

  /// All labels or'ed: negative where one of them is, and no smaller than the largest.
  static int union(byte[] labels) {
    long eight = 0;
    int i = 0;
    for (; i + 8 <= labels.length; i += 8) {
      eight |= (long) EIGHT.get(labels, i);
    }
    byte union = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      union |= (byte) (eight >>> shift);
    }
    for (; i < labels.length; i++) {
      union |= labels[i];
    }
    return union;
  }

  /// Counts labels 0 and 1: 64 examples become one word a variable, and the bits of the words and
  /// of their intersections are counted.
  ///
  /// @return n\[4 y + 2 f + l\]
  static long[] countBits(byte[] y, byte[] f, byte[] l) {
    long ys = 0;
    long fs = 0;
    long ls = 0;
    long yfs = 0;
    long yls = 0;
    long fls = 0;
    long yfls = 0;
    int i = 0;
    for (; i + 64 <= y.length; i += 64) {
      long yWord = word(y, i);
      long fWord = word(f, i);
      long lWord = word(l, i);
      ys += Long.bitCount(yWord);
      fs += Long.bitCount(fWord);
      ls += Long.bitCount(lWord);
      yfs += Long.bitCount(yWord & fWord);
      yls += Long.bitCount(yWord & lWord);
      fls += Long.bitCount(fWord & lWord);
      yfls += Long.bitCount(yWord & fWord & lWord);
    }
    long[] n = {
      i - ys - fs - ls + yfs + yls + fls - yfls,
      ls - yls - fls + yfls,
      fs - yfs - fls + yfls,
      fls - yfls,
      ys - yfs - yls + yfls,
      yls - yfls,
      yfs - yfls,
      yfls
    };
    for (; i < y.length; i++) {
      n[4 * y[i] + 2 * f[i] + l[i]]++;
    }
    return n;
  }

  /// The bits of 64 labels, each variable's in the same order, which is all that matters.
  private static long word(byte[] labels, int from) {
    return (long) EIGHT.get(labels, from)
        | (long) EIGHT.get(labels, from + 8) << 1
        | (long) EIGHT.get(labels, from + 16) << 2
        | (long) EIGHT.get(labels, from + 24) << 3
        | (long) EIGHT.get(labels, from + 32) << 4
        | (long) EIGHT.get(labels, from + 40) << 5
        | (long) EIGHT.get(labels, from + 48) << 6
        | (long) EIGHT.get(labels, from + 56) << 7;
  }

  /// Counts labels below 16, in two tables that take turns, because equal examples in a row would
  /// wait for each other's sum.
  ///
  /// @return n\[256 y + 16 f + l\]
  static long[] countSixteen(byte[] y, byte[] f, byte[] l) {
    int[] even = new int[4096];
    int[] odd = new int[4096];
    int pairs = y.length & ~1;
    for (int i = 0; i < pairs; i += 2) {
      even[(y[i] << 8 | f[i] << 4 | l[i]) & 4095]++;
      odd[(y[i + 1] << 8 | f[i + 1] << 4 | l[i + 1]) & 4095]++;
    }
    if (pairs < y.length) {
      even[y[pairs] << 8 | f[pairs] << 4 | l[pairs]]++;
    }
    long[] n = new long[4096];
    for (int cell = 0; cell < n.length; cell++) {
      n[cell] = (long) even[cell] + odd[cell];
    }
    return n;
  }
}
