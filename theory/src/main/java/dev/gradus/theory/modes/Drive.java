package dev.gradus.theory.modes;

import dev.gradus.core.InputException;

/// What pulls the margin of a class: the loss, as a function of the margin alone.
public sealed interface Drive {

  /// Minus the derivative of the loss by the margin, g.
  double weight(double margin);

  /// The confidence in the right answer.
  double confidence(double margin);

  /// What is missing to full confidence, without cancellation.
  double error(double margin);

  /// The margin at which the error has come down to `delta`.
  ///
  /// @param delta in (0, 1)
  /// @param start margin at time 0; a squared error can fall from above as well
  double marginAt(double delta, double start);

  /// Square of the ratio of output weight to input weight that balances a unit: 1, or K / (K - 1)
  /// for a softmax over K classes.
  double gain();

  /// The margin from which on nothing pulls any more, or infinity.
  double end();

  /// The derivative by the margin of ln |d error / d margin * weight|: what bends the error curve
  /// besides the speed of the network itself.
  double bend(double margin);

  /// Cross-entropy of one logistic output.
  static Drive logistic() {
    return new CrossEntropy(2, 1);
  }

  /// Cross-entropy of a softmax over several classes. The margin is the gap of the right logit to
  /// each of the others, which stay equal by symmetry.
  ///
  /// @param classes K, at least 2
  static Drive softmax(int classes) {
    if (classes < 2) {
      throw new InputException("classes: " + classes + " found, expected at least 2");
    }
    return new CrossEntropy(classes, classes / (classes - 1.0));
  }

  /// Hinge loss max(0, 1 - margin).
  static Drive hinge() {
    return new Hinge();
  }

  /// Squared loss (1 - margin)^2 / 2.
  static Drive squared() {
    return new Squared();
  }

  /// @param classes K
  /// @param gain see [Drive#gain]
  record CrossEntropy(int classes, double gain) implements Drive {

    /// Wrong answers, K - 1.
    double others() {
      return classes - 1.0;
    }

    @Override
    public double weight(double margin) {
      return error(margin);
    }

    @Override
    public double confidence(double margin) {
      return 1 / (1 + others() * Math.exp(-margin));
    }

    @Override
    public double error(double margin) {
      return 1 / (1 + Math.exp(margin) / others());
    }

    @Override
    public double marginAt(double delta, double start) {
      return Math.log(others()) + Math.log1p(-delta) - Math.log(delta);
    }

    @Override
    public double end() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double bend(double margin) {
      return 1 - 3 * confidence(margin);
    }
  }

  /// The confidence is that of the logistic function, as for cross-entropy.
  record Hinge() implements Drive {
    @Override
    public double weight(double margin) {
      return margin < 1 ? 1 : 0;
    }

    @Override
    public double confidence(double margin) {
      return logistic().confidence(margin);
    }

    @Override
    public double error(double margin) {
      return logistic().error(margin);
    }

    @Override
    public double marginAt(double delta, double start) {
      return logistic().marginAt(delta, start);
    }

    @Override
    public double gain() {
      return 1;
    }

    @Override
    public double end() {
      return 1;
    }

    @Override
    public double bend(double margin) {
      return 1 - 2 * confidence(margin);
    }
  }

  /// The error is the distance of the margin from its target 1 (Saxe, McClelland and Ganguli, arXiv
  /// 1312.6120, with singular value 1 / norm).
  record Squared() implements Drive {
    @Override
    public double weight(double margin) {
      return 1 - margin;
    }

    @Override
    public double confidence(double margin) {
      return 1 - error(margin);
    }

    @Override
    public double error(double margin) {
      return Math.abs(1 - margin);
    }

    @Override
    public double marginAt(double delta, double start) {
      return start <= 1 ? 1 - delta : 1 + delta;
    }

    @Override
    public double gain() {
      return 1;
    }

    @Override
    public double end() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public double bend(double margin) {
      return 1 / (margin - 1);
    }
  }
}
