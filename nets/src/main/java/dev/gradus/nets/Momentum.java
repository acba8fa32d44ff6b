package dev.gradus.nets;

/// How gradient descent remembers its last step. With v' = momentum v + gradient, the step is
/// -stepsize times the gradient, v', or gradient + momentum v'.
public enum Momentum {
  NONE("gd"),
  POLYAK("polyak"),
  NESTEROV("nesterov");

  private final String method;

  Momentum(String method) {
    this.method = method;
  }

  /// The name of gradient descent with it.
  String method() {
    return method;
  }

  /// The sharpness beyond which gradient descent is unstable on a quadratic: 2/stepsize, or its
  /// counterpart with momentum (Cohen et al., ICLR 2021, section 2 and appendix B).
  public double stabilityThreshold(double stepsize, double momentum) {
    return switch (this) {
      case NONE -> 2 / stepsize;
      case POLYAK -> (2 + 2 * momentum) / stepsize;
      case NESTEROV -> (2 + 2 * momentum) / (stepsize * (1 + 2 * momentum));
    };
  }
}
