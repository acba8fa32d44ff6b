package dev.gradus.theory.largestep;

import dev.gradus.core.InputException;
import dev.gradus.core.numeric.ArrayMath;
import dev.gradus.core.numeric.Normal;
import java.util.Arrays;

/// The smooth functions g an [Activation] is made of, with the constants that theorems ask for
/// (suprema of |g'|, |g''| and |g - z g'|; derived, and checked numerically in the tests).
public enum Shape {
  /// z Phi(z), with the normal distribution function Phi.
  GELU("gelu", -0.12890414518515478, 1.1289041451851547, 0.7978845608028654, 0.2935253263474798) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      double[] weight = scratch[1];
      Normal.tails(z, value, weight, scratch[0], n);
      for (int i = 0; i < n; i++) {
        double x = z[i];
        double tail = value[i];
        double up = Math.max(x, 0);
        // Phi(x): for x > 0, 1 - tail < tail + x.
        double phi = Math.min(1 - tail, tail + up);
        slope[i] = Math.fma(x * INVERSE_ROOT_TWO_PI, weight[i], phi);
        value[i] = up - Math.abs(x) * tail;
      }
    }

    @Override
    double curvature(double width, double z) {
      double density = Normal.density(z);
      return density == 0 ? 0 : density * (2 - z * z);
    }
  },

  /// z sigma(z), also called swish.
  SILU("silu", -0.09983932012886693, 1.099839320128867, 0.5, 0.43922883989064515) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      double[] other = scratch[0];
      sigmoids(z, value, other, scratch[1], n);
      for (int i = 0; i < n; i++) {
        double x = z[i];
        double s = value[i];
        slope[i] = Math.fma(x * other[i], s, s);
        value[i] = x * s;
      }
    }

    @Override
    double curvature(double width, double z) {
      double slope = logisticSlope(z);
      return slope == 0 ? 0 : slope * (2 - z * Math.tanh(z / 2));
    }
  },

  /// log(1 + exp(z)).
  SOFTPLUS("softplus", 0, 1, 0.25, 0.6931471805599453) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      double[] u = scratch[0];
      ArrayMath.decay(z, u, scratch[1], n);
      for (int i = 0; i < n; i++) {
        double up = Math.max(z[i], 0);
        double x = u[i];
        double one = 1 + x;
        double two = 2 + x;
        // One division for both quotients: u / (2 + u) and min(1, e^z) / (1 + u).
        double inverse = 1 / (one * two);
        value[i] = up + ArrayMath.twiceArtanh(x * one * inverse);
        slope[i] = Math.min(1, Math.fma(2, up, x)) * two * inverse;
      }
    }

    @Override
    double curvature(double width, double z) {
      return logisticSlope(z);
    }
  },

  /// The Huberised ReLU: 0, then z^2 / (2 h) up to h, then z - h / 2.
  HRELU("hrelu", 0, 1, 1, 0.5) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      for (int i = 0; i < n; i++) {
        double x = Math.max(z[i], 0);
        double bent = Math.min(x, width);
        slope[i] = bent / width;
        value[i] = bent * bent / (2 * width) + (x - bent);
      }
    }

    @Override
    double curvature(double width, double z) {
      return z > 0 && z < width ? 1 / width : 0;
    }

    @Override
    double smoothness(double width) {
      return 1 / width;
    }

    @Override
    double kappa(double width) {
      return width / 2;
    }
  },

  TANH("tanh", 0, 1, 0.7698003589195010, 1) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      double[] less = scratch[1];
      ArrayMath.growth(z, less, scratch[0], n);
      for (int i = 0; i < n; i++) {
        double inverse = 1 / (2 - less[i]);
        value[i] = less[i] * inverse;
        slope[i] = 4 * (1 - less[i]) * inverse * inverse;
      }
      for (int i = 0; i < n; i++) {
        value[i] = Math.copySign(value[i], z[i]);
      }
    }

    @Override
    double curvature(double width, double z) {
      double t = Math.tanh(z);
      return -2 * t * (1 - t * t);
    }
  },

  /// 1 / (1 + exp(-z)).
  SIGMOID("sigmoid", 0, 0.25, 0.09622504486493763, 1) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      double[] other = scratch[0];
      sigmoids(z, value, other, scratch[1], n);
      for (int i = 0; i < n; i++) {
        slope[i] = value[i] * other[i];
      }
    }

    @Override
    double curvature(double width, double z) {
      return -logisticSlope(z) * Math.tanh(z / 2);
    }
  },

  /// z.
  IDENTITY("identity", 1, 1, 0, 0) {
    @Override
    void evaluate(
        double width, double[] z, double[] value, double[] slope, double[][] scratch, int n) {
      System.arraycopy(z, 0, value, 0, n);
      Arrays.fill(slope, 0, n, 1);
    }

    @Override
    double curvature(double width, double z) {
      return 0;
    }
  };

  private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

  private final String label;
  private final double flattest;
  private final double steepest;
  private final double smoothness;
  private final double kappa;

  Shape(String label, double flattest, double steepest, double smoothness, double kappa) {
    this.label = label;
    this.flattest = flattest;
    this.steepest = steepest;
    this.smoothness = smoothness;
    this.kappa = kappa;
  }

  /// The shape of a name.
  ///
  /// @throws InputException if there is none
  public static Shape of(String label) {
    return Arrays.stream(values())
        .filter(shape -> shape.label.equals(label))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "activation: "
                    + label
                    + " found, expected one of "
                    + Arrays.stream(values()).map(Shape::label).toList()));
  }

  /// The name used in files, such as `softplus`.
  public String label() {
    return label;
  }

  /// g and g' at the first `n` of z; `scratch` are two arrays that may be overwritten.
  abstract void evaluate(
      double width, double[] z, double[] value, double[] slope, double[][] scratch, int n);

  /// g''.
  abstract double curvature(double width, double z);

  /// inf g'.
  double flattest() {
    return flattest;
  }

  /// sup g'.
  double steepest() {
    return steepest;
  }

  /// sup |g''|.
  double smoothness(double width) {
    return smoothness;
  }

  /// sup |g - z g'|.
  double kappa(double width) {
    return kappa;
  }

  /// sigma(z) and sigma(-z), from u = e^-|z|: min(1, u + 2 max(z, 0)) is u for z <= 0, else 1.
  private static void sigmoids(double[] z, double[] plus, double[] minus, double[] scratch, int n) {
    ArrayMath.decay(z, minus, scratch, n);
    for (int i = 0; i < n; i++) {
      double u = minus[i];
      double inverse = 1 / (1 + u);
      plus[i] = Math.min(1, Math.fma(2, Math.max(z[i], 0), u)) * inverse;
      minus[i] = Math.min(1, Math.fma(2, Math.max(-z[i], 0), u)) * inverse;
    }
  }

  /// sigma(z) sigma(-z).
  private static double logisticSlope(double z) {
    double u = Math.exp(-Math.abs(z));
    return u / ((1 + u) * (1 + u));
  }
}
