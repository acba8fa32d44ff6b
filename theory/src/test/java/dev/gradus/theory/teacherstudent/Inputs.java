package dev.gradus.theory.teacherstudent;

import dev.gradus.core.RandomStreams;

/// Gaussian inputs held in memory.
record Inputs(double[][] rows) implements InputSource {
  static Inputs draw(int count, int dimension, long seed) {
    return new Inputs(
        BruteForce.gaussianWeights(count, dimension, new RandomStreams(seed).stream("inputs")));
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int dimension() {
    return rows[0].length;
  }

  @Override
  public void copy(int i, double[] into) {
    System.arraycopy(rows[i], 0, into, 0, into.length);
  }
}
