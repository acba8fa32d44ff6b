package dev.gradus.theory.teacherstudent;

/// An activation of a user's own: g(x) = sin x.
record Sine() implements Activation {
  @Override
  public String name() {
    return "sine";
  }

  @Override
  public double value(double x) {
    return Math.sin(x);
  }

  @Override
  public double derivative(double x) {
    return Math.cos(x);
  }

  @Override
  public double i2(double xx, double xy, double yy) {
    return Math.exp(-0.5 * (xx + yy)) * Math.sinh(xy);
  }
}
