package dev.gradus.theory.teacherstudent;

import dev.gradus.core.numeric.GaussLegendre;

/// E[g(x) h(y)] for Gaussian x and y of any means, where g and h may differ.
///
/// With a polynomial g it follows by parts from the means of h and its derivatives. Else, since its
/// derivative by the covariance is E[g'(x) h'(y)] (Price 1958), which erf makes a smooth function,
/// an integral over the covariance is left; for two ReLU it is the bivariate normal probability.
final class ProductMean {
  private static final GaussLegendre RULE = GaussLegendre.of(48);
  private static final double TWO_OVER_PI = 2 / Math.PI;

  private ProductMean() {}

  /// @param mx mean of x
  /// @param my mean of y
  /// @param xx variance of x
  /// @param xy covariance
  /// @param yy variance of y
  static double of(
      Activation g, double mx, Activation h, double my, double xx, double xy, double yy) {
    if (mx == 0 && my == 0 && g.equals(h)) {
      return g.i2(xx, xy, yy);
    }
    if (rank(g) > rank(h)) {
      return of(h, my, g, mx, yy, xy, xx);
    }
    if (rank(h) == OTHER) {
      return PairQuadrature.productMean(g, mx, h, my, xx, xy, yy);
    }
    OneField y = OneField.of(h, my, yy);
    if (g instanceof Linear) {
      return mx * y.mean() + xy * y.slope();
    }
    if (g instanceof Quadratic) {
      return (mx * mx + xx) * y.mean() + 2 * mx * xy * y.slope() + xy * xy * y.curvature();
    }
    if (xx == 0 || yy == 0) {
      return OneField.of(g, mx, xx).mean() * y.mean();
    }
    if (g instanceof Relu) {
      return twoParts(mx, my, Math.sqrt(xx), Math.sqrt(yy), xy);
    }
    double apart = OneField.of(g, mx, xx).mean() * y.mean();
    return apart + (h instanceof Erf ? twoErf(mx, my, xx, xy, yy) : erfAndPart(mx, my, xx, xy, yy));
  }

  private static final int OTHER = 4;

  private static int rank(Activation g) {
    return switch (g) {
      case Linear linear -> 0;
      case Quadratic quadratic -> 1;
      case Erf erf -> 2;
      case Relu relu -> 3;
      default -> OTHER;
    };
  }

  /// The integral of E[g'(x) g'(y)] for erf, over the angle whose sine is the covariance over that
  /// at which the determinant of 1 + C is zero.
  private static double twoErf(double mx, double my, double xx, double xy, double yy) {
    double most = Math.sqrt((1 + xx) * (1 + yy));
    double end = Math.asin(xy / most);
    double sum = 0;
    for (int i = 0; i < RULE.size(); i++) {
      double c = most * Math.sin(end * RULE.node(i));
      double q = mx * mx * (1 + yy) - 2 * c * mx * my + my * my * (1 + xx);
      sum += RULE.weight(i) * Math.exp(-0.5 * q / ((1 + xx) * (1 + yy) - c * c));
    }
    return TWO_OVER_PI * end * sum;
  }

  /// The integral of E[g'(x) H(y)] with g = erf: g' tilts y.
  private static double erfAndPart(double mx, double my, double xx, double xy, double yy) {
    double weight = 1 + xx;
    double sum = 0;
    for (int i = 0; i < RULE.size(); i++) {
      double c = xy * RULE.node(i);
      sum +=
          RULE.weight(i) * OneField.below((my - c * mx / weight) / Math.sqrt(yy - c * c / weight));
    }
    return xy * Math.sqrt(TWO_OVER_PI / weight) * Math.exp(-0.5 * mx * mx / weight) * sum;
  }

  /// E[x+ y+] (Rosenbaum, J. R. Stat. Soc. B 23, 405 (1961)).
  private static double twoParts(double mx, double my, double sx, double sy, double xy) {
    double h = mx / sx;
    double k = my / sy;
    double r = Math.clamp(xy / (sx * sy), -1, 1);
    double w = Math.sqrt((1 - r) * (1 + r));
    double sum = (h * k + r) * bothBelow(h, k, r);
    sum += h * OneField.density(k) * OneField.below(over(h - r * k, w));
    sum += k * OneField.density(h) * OneField.below(over(k - r * h, w));
    if (w > 0) {
      sum += w / (2 * Math.PI) * Math.exp(-0.5 * (h * h - 2 * r * h * k + k * k) / (w * w));
    }
    return sx * sy * sum;
  }

  private static double over(double x, double w) {
    return w == 0 ? Math.signum(x) * Double.MAX_VALUE : x / w;
  }

  /// P(Z1 < h, Z2 < k) for normals with correlation r (Plackett 1954; Genz 2004).
  static double bothBelow(double h, double k, double r) {
    if (r == 1) {
      return OneField.below(Math.min(h, k));
    }
    if (r == -1) {
      return Math.max(0, OneField.below(h) + OneField.below(k) - 1);
    }
    double end = Math.asin(r);
    double sum = 0;
    for (int i = 0; i < RULE.size(); i++) {
      double sine = Math.sin(end * RULE.node(i));
      double q = (h * h - 2 * h * k * sine + k * k) / (1 - sine * sine);
      sum += RULE.weight(i) * Math.exp(-0.5 * q);
    }
    return OneField.below(h) * OneField.below(k) + end * sum / (2 * Math.PI);
  }
}
