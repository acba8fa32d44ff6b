package dev.gradus.measures.information;

/// What information is measured in: logarithms to base e or 2.
public enum Unit {
  NATS(1),
  BITS(1 / Math.log(2));

  final double perNat;

  Unit(double perNat) {
    this.perNat = perNat;
  }
}
