package dev.gradus.theory.teacherstudent;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Numbers of several seeds side by side, as many as the processor works on at once.
final class Lanes {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int COUNT = SPECIES.length();

  private Lanes() {}

  /// The number at place `i` of every lane.
  static DoubleVector load(double[] numbers, int i) {
    return DoubleVector.fromArray(SPECIES, numbers, i * COUNT);
  }

  static void store(DoubleVector vector, double[] numbers, int i) {
    vector.intoArray(numbers, i * COUNT);
  }

  /// Room for numbers of `seeds` seeds in each row, and for a vector that begins at the last row.
  static double[] packed(int rows, int seeds) {
    return new double[(rows - 1) * seeds + COUNT];
  }

  static DoubleVector all(double number) {
    return DoubleVector.broadcast(SPECIES, number);
  }
}
