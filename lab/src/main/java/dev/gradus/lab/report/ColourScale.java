package dev.gradus.lab.report;

import java.util.List;

/// Colours for values: from dark violet over teal to light yellow, of steadily growing lightness,
/// so that they keep their order for every kind of colour vision and in grey. Interpolated in Oklab
/// (B. Ottosson, "A perceptual color space for image processing", 2020) by arc length, so that
/// equal steps look equal.
final class ColourScale {
  private static final List<String> ANCHORS =
      List.of("#44206e", "#41478f", "#2b6d98", "#1c9193", "#35b17f", "#87cc5c", "#f4e34a");
  private static final double[][] POINTS =
      ANCHORS.stream().map(ColourScale::oklab).toArray(double[][]::new);
  private static final double LENGTH = length();

  private ColourScale() {}

  /// The colour at a place between 0 and 1, as `#rrggbb`.
  static String at(double place) {
    double rest = Math.clamp(place, 0.0, 1.0) * LENGTH;
    int i = 0;
    while (i < POINTS.length - 2 && rest > distance(POINTS[i], POINTS[i + 1])) {
      rest -= distance(POINTS[i], POINTS[i + 1]);
      i++;
    }
    double part = Math.min(1, rest / distance(POINTS[i], POINTS[i + 1]));
    double[] mixed = new double[3];
    for (int c = 0; c < 3; c++) {
      mixed[c] = POINTS[i][c] + part * (POINTS[i + 1][c] - POINTS[i][c]);
    }
    return hex(mixed);
  }

  static double distance(double[] one, double[] other) {
    return Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
  }

  /// Lightness and the two opponent colours of `#rrggbb`.
  static double[] oklab(String hex) {
    double r = linear(Integer.parseInt(hex.substring(1, 3), 16) / 255.0);
    double g = linear(Integer.parseInt(hex.substring(3, 5), 16) / 255.0);
    double b = linear(Integer.parseInt(hex.substring(5, 7), 16) / 255.0);
    double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static String hex(double[] lab) {
    double l = Math.pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
    double m = Math.pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
    double s = Math.pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
    return "#%02x%02x%02x"
        .formatted(
            byteOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            byteOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            byteOf(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double linear(double c) {
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  private static int byteOf(double c) {
    double gamma = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.clamp(gamma, 0.0, 1.0));
  }

  private static double length() {
    double sum = 0;
    for (int i = 1; i < POINTS.length; i++) {
      sum += distance(POINTS[i - 1], POINTS[i]);
    }
    return sum;
  }
}
