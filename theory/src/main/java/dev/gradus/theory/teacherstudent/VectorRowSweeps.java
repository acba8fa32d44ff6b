package dev.gradus.theory.teacherstudent;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The sweeps over as many rows together as a vector has lanes.
final class VectorRowSweeps extends RowSweeps {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final double[] left;

  VectorRowSweeps(int teachers, int students, double decay) {
    super(teachers, students, decay);
    left = new double[height];
  }

  @Override
  void fields(double[] w, double[] fields) {
    for (int block = 0; block < students; block += LANES) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      int end = teachers + Math.min(students, block + LANES);
      for (int j = 0; j < end; j++) {
        sum =
            DoubleVector.fromArray(SPECIES, columns, j * height + block)
                .fma(DoubleVector.broadcast(SPECIES, w[j]), sum);
      }
      sum.intoArray(left, block);
    }
    System.arraycopy(left, 0, fields, teachers, students);
  }

  @Override
  void move(double[] w) {
    for (int block = 0; block < students; block += LANES) {
      DoubleVector step = DoubleVector.fromArray(SPECIES, change, block);
      for (int j = 0; j < teachers; j++) {
        int at = j * height + block;
        step.fma(
                DoubleVector.broadcast(SPECIES, w[j]),
                DoubleVector.fromArray(SPECIES, columns, at).mul(decay))
            .intoArray(columns, at);
      }
      step.fma(DoubleVector.broadcast(SPECIES, norm), turn(block)).intoArray(left, block);
      restoreUpTo(block);
      for (int k = block; k < Math.min(students, block + LANES); k++) {
        restore(k, block, left[k]);
      }
    }
  }

  /// The first sweep; returns the first column.
  private DoubleVector turn(int block) {
    DoubleVector run = DoubleVector.zero(SPECIES);
    int own = teachers * height + block;
    for (int j = Math.min(students, block + LANES) - 1; j >= 0; j--) {
      int at = own + j * height;
      DoubleVector x = DoubleVector.fromArray(SPECIES, columns, at).mul(decay);
      DoubleVector c = DoubleVector.broadcast(SPECIES, turnCosines[j]);
      DoubleVector s = DoubleVector.broadcast(SPECIES, turnSines[j]);
      run.fma(c, x.mul(s).neg()).intoArray(columns, at + height);
      run = run.fma(s, x.mul(c));
    }
    return run;
  }

  /// The second sweep up to the first axis of the block, whose own rotations are not known yet.
  private void restoreUpTo(int block) {
    DoubleVector run = DoubleVector.fromArray(SPECIES, left, block);
    int own = teachers * height + block;
    for (int j = 0; j < block; j++) {
      int at = own + j * height;
      DoubleVector y = DoubleVector.fromArray(SPECIES, columns, at + height);
      DoubleVector c = DoubleVector.broadcast(SPECIES, cosines[j]);
      DoubleVector s = DoubleVector.broadcast(SPECIES, sines[j]);
      run.fma(c, y.mul(s)).intoArray(columns, at);
      run = y.fma(c, run.mul(s).neg());
    }
    run.intoArray(left, block);
  }
}
