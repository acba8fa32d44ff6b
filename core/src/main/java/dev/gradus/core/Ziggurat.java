package dev.gradus.core;

import org.apache.commons.rng.UniformRandomProvider;

/// The ziggurat of the normal law (Marsaglia and Tsang, J. Stat. Softw. 5(8), 2000): 256 layers of
/// one area, so that 99 of 100 numbers cost one product and one comparison. Layer and place in it
/// are taken from different bits (Doornik, 2005).
final class Ziggurat {
  private static final int LAYERS = 256;

  /// Where the tail begins, and the area of a layer.
  private static final double TAIL = 3.654152885361009;

  private static final double AREA = 0.00492867323399;

  /// Bits of a signed place within a layer.
  private static final double UNIT = 0x1p-52;

  /// Right ends of the layers; the lowest one's is that of a rectangle of its area.
  private static final double[] ENDS = new double[LAYERS + 1];

  private static final double[] HEIGHTS = new double[LAYERS + 1];

  /// A place times this is a number of the layer.
  static final double[] WIDTHS = new double[LAYERS];

  /// Places below this lie under the curve whatever the height.
  static final long[] INSIDE = new long[LAYERS];

  static {
    double height = StrictMath.exp(-0.5 * TAIL * TAIL);
    ENDS[0] = AREA / height;
    ENDS[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      height += AREA / ENDS[i - 1];
      ENDS[i] = StrictMath.sqrt(-2 * StrictMath.log(height));
    }
    for (int i = 0; i < LAYERS; i++) {
      WIDTHS[i] = ENDS[i] * UNIT;
      INSIDE[i] = (long) (ENDS[i + 1] / ENDS[i] / UNIT);
    }
    for (int i = 0; i <= LAYERS; i++) {
      HEIGHTS[i] = StrictMath.exp(-0.5 * ENDS[i] * ENDS[i]);
    }
  }

  private Ziggurat() {}

  /// The layer that 64 random bits choose.
  static int layer(long bits) {
    return (int) bits & (LAYERS - 1);
  }

  /// The place in it, in [-2^52, 2^52).
  static long place(long bits) {
    return bits >> 11;
  }

  /// A number from bits whose place is not surely under the curve.
  static double edge(long bits, UniformRandomProvider source) {
    long next = bits;
    while (true) {
      int layer = layer(next);
      long place = place(next);
      double x = place * WIDTHS[layer];
      if (Math.abs(place) < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        return Math.copySign(tail(source), x);
      }
      double low = HEIGHTS[layer];
      double height = low + source.nextDouble() * (HEIGHTS[layer + 1] - low);
      if (height < StrictMath.exp(-0.5 * x * x)) {
        return x;
      }
      next = source.nextLong();
    }
  }

  /// Marsaglia's tail (1964).
  private static double tail(UniformRandomProvider source) {
    while (true) {
      double x = -StrictMath.log(1 - source.nextDouble()) / TAIL;
      double y = -StrictMath.log(1 - source.nextDouble());
      if (2 * y > x * x) {
        return TAIL + x;
      }
    }
  }
}
