package dev.gradus.theory.largestep;

import dev.gradus.core.InputException;
import java.util.Arrays;

/// The loss l(q) of a margin q = y f(x): convex, decreasing.
///
/// @param kind which one
/// @param exponent a of the flattened losses, positive; unused by the others
public record Loss(Kind kind, double exponent) {
  /// log(1 + exp(-q)).
  public static final Loss LOGISTIC = new Loss(Kind.LOGISTIC, 1);

  /// Losses of Cai et al. 2024 and of Wu et al. 2024, section 4.
  public enum Kind {
    /// log(1 + exp(-q)).
    LOGISTIC("logistic"),
    /// exp(-q); large stepsizes may diverge.
    EXPONENTIAL("exponential"),
    /// exp(-a q) for q > 0, else 1 - a q.
    FLATTENED_EXPONENTIAL("flattened-exponential"),
    /// (1 + q)^-a for q > 0, else 1 - a q.
    FLATTENED_POLYNOMIAL("flattened-polynomial");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /// The name used in files.
    public String label() {
      return label;
    }
  }

  /// @throws InputException if the exponent cannot be used
  public Loss {
    if (!(exponent > 0 && exponent <= 1000)) {
      throw new InputException("loss.a: " + exponent + " found, expected a number in (0, 1000]");
    }
  }

  /// The loss of a name.
  ///
  /// @throws InputException if there is none
  public static Loss of(String label, double exponent) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .map(kind -> new Loss(kind, exponent))
        .orElseThrow(() ->
            new InputException(
                "loss: "
                    + label
                    + " found, expected one of "
                    + Arrays.stream(Kind.values()).map(Kind::label).toList()));
  }

  /// l(q).
  public double value(double q) {
    return switch (kind) {
      case LOGISTIC -> Math.max(-q, 0) + Math.log1p(Math.exp(-Math.abs(q)));
      case EXPONENTIAL -> Math.exp(-q);
      case FLATTENED_EXPONENTIAL -> q > 0 ? Math.exp(-exponent * q) : 1 - exponent * q;
      case FLATTENED_POLYNOMIAL -> q > 0 ? Math.pow(1 + q, -exponent) : 1 - exponent * q;
    };
  }

  /// -l'(q), which is positive.
  public double slope(double q) {
    return switch (kind) {
      case LOGISTIC -> q > 0 ? Math.exp(-q) / (1 + Math.exp(-q)) : 1 / (1 + Math.exp(q));
      case EXPONENTIAL -> Math.exp(-q);
      case FLATTENED_EXPONENTIAL -> q > 0 ? exponent * Math.exp(-exponent * q) : exponent;
      case FLATTENED_POLYNOMIAL -> q > 0 ? exponent * Math.pow(1 + q, -exponent - 1) : exponent;
    };
  }

  /// l''(q); 0 at the bend of the flattened losses.
  public double curvature(double q) {
    return switch (kind) {
      case LOGISTIC -> {
        double u = Math.exp(-Math.abs(q));
        yield u / ((1 + u) * (1 + u));
      }
      case EXPONENTIAL -> Math.exp(-q);
      case FLATTENED_EXPONENTIAL -> q > 0 ? exponent * exponent * Math.exp(-exponent * q) : 0;
      case FLATTENED_POLYNOMIAL ->
          q > 0 ? exponent * (exponent + 1) * Math.pow(1 + q, -exponent - 2) : 0;
    };
  }

  /// log l(q), also where l(q) is below the smallest number.
  double logValue(double q) {
    return switch (kind) {
      case LOGISTIC -> q > 40 ? -q : Math.log(value(q));
      case EXPONENTIAL -> -q;
      case FLATTENED_EXPONENTIAL -> q > 0 ? -exponent * q : Math.log1p(-exponent * q);
      case FLATTENED_POLYNOMIAL -> q > 0 ? -exponent * Math.log1p(q) : Math.log1p(-exponent * q);
    };
  }

  /// Whether l(q + c) = exp(-c) l(q) far out.
  boolean isExponentialFarOut() {
    return kind == Kind.LOGISTIC || kind == Kind.EXPONENTIAL;
  }

  /// The derivative of -l^-1 at a risk, by which an adaptive stepsize grows as the risk falls
  /// (Zhang, Wu, Lin and Bartlett, arXiv 2504.04105).
  double inverseSlope(double risk) {
    return switch (kind) {
      case LOGISTIC -> -1 / Math.expm1(-risk);
      case EXPONENTIAL -> 1 / risk;
      case FLATTENED_EXPONENTIAL -> 1 / (exponent * Math.min(risk, 1));
      case FLATTENED_POLYNOMIAL -> Math.pow(Math.min(risk, 1), -1 / exponent - 1) / exponent;
    };
  }
}
