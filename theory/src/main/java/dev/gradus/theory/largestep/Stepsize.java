package dev.gradus.theory.largestep;

import dev.gradus.core.InputException;

/// How far a step of gradient descent goes along the negative gradient.
public sealed interface Stepsize {

  /// The same at every step.
  ///
  /// @param value the stepsize of the raw parameters, positive
  record Constant(double value) implements Stepsize {
    public Constant {
      require(value, "stepsize");
    }
  }

  /// eta (-l^-1)'(L), which for the logistic loss is eta / (1 - exp(-L)): it grows as the risk
  /// falls.
  ///
  /// @param eta positive
  record Adaptive(double eta) implements Stepsize {
    public Adaptive {
      require(eta, "stepsize.adaptive");
    }
  }

  /// Twice the last stepsize, halved until the risk falls by at least half of what the gradient
  /// promises: L(w') <= L(w) - stepsize |grad L(w)|^2 / 2. The first try is 1.
  record Monotone() implements Stepsize {}

  private static void require(double value, String name) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InputException(name + ": " + value + " found, expected a finite number > 0");
    }
  }
}
