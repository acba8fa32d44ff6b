package dev.gradus.measures.information;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Counting of triples of byte labels, the hot loop of long timelines.
final class ByteLabels {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CELLS = 1 << 12;
  private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;

  /// Fresh tables, cold in every cache, would cost as much as counting 10,000 examples.
  private static final ThreadLocal<int[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new int[2][CELLS]);

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
  static int[] countBits(byte[] y, byte[] f, byte[] l) {
    int ys = 0;
    int fs = 0;
    int ls = 0;
    int yfs = 0;
    int yls = 0;
    int fls = 0;
    int yfls = 0;
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
    int[] n = {
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

  /// Counts labels below 16, eight examples at a time, in two tables that take turns, because equal
  /// examples in a row would wait for each other's sum.
  ///
  /// @return n\[256 y + 16 f + l\], valid until the next call of this thread
  static int[] countSixteen(byte[] y, byte[] f, byte[] l) {
    int[][] scratch = SCRATCH.get();
    int[] even = scratch[0];
    int[] odd = scratch[1];
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    int i = 0;
    for (; i + 8 <= y.length; i += 8) {
      long pairs = (long) EIGHT.get(y, i) << 4 | (long) EIGHT.get(f, i);
      long last = (long) EIGHT.get(l, i);
      // Four cells to a word, 16 bits each.
      long evens = ((pairs & EVEN_BYTES) << 4) | (last & EVEN_BYTES);
      long odds = ((pairs >>> 8 & EVEN_BYTES) << 4) | (last >>> 8 & EVEN_BYTES);
      even[(int) evens & CELLS - 1]++;
      odd[(int) odds & CELLS - 1]++;
      even[(int) (evens >>> 16) & CELLS - 1]++;
      odd[(int) (odds >>> 16) & CELLS - 1]++;
      even[(int) (evens >>> 32) & CELLS - 1]++;
      odd[(int) (odds >>> 32) & CELLS - 1]++;
      even[(int) (evens >>> 48) & CELLS - 1]++;
      odd[(int) (odds >>> 48) & CELLS - 1]++;
    }
    for (; i < y.length; i++) {
      even[y[i] << 8 | f[i] << 4 | l[i]]++;
    }
    for (int cell = 0; cell < CELLS; cell++) {
      even[cell] += odd[cell];
    }
    return even;
  }
}
