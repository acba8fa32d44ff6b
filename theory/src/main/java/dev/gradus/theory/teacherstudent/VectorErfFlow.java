package dev.gradus.theory.teacherstudent;

import static dev.gradus.theory.teacherstudent.Arcsine.P0;
import static dev.gradus.theory.teacherstudent.Arcsine.P1;
import static dev.gradus.theory.teacherstudent.Arcsine.P10;
import static dev.gradus.theory.teacherstudent.Arcsine.P11;
import static dev.gradus.theory.teacherstudent.Arcsine.P12;
import static dev.gradus.theory.teacherstudent.Arcsine.P2;
import static dev.gradus.theory.teacherstudent.Arcsine.P3;
import static dev.gradus.theory.teacherstudent.Arcsine.P4;
import static dev.gradus.theory.teacherstudent.Arcsine.P5;
import static dev.gradus.theory.teacherstudent.Arcsine.P6;
import static dev.gradus.theory.teacherstudent.Arcsine.P7;
import static dev.gradus.theory.teacherstudent.Arcsine.P8;
import static dev.gradus.theory.teacherstudent.Arcsine.P9;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.SQRT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// [ErfFlow] with as many arcsines together as a vector has lanes. The bits do not depend on how
/// many that is.
final class VectorErfFlow extends ErfFlow {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /// A multiple of this is a multiple of every number of lanes.
  private static final int ROOM = 8;

  private final double[] sums;

  VectorErfFlow(TeacherStudent problem) {
    super(problem, (problem.student() + problem.teacher() + ROOM - 1) / ROOM * ROOM);
    sums = new double[stride];
  }

  @Override
  void tilt(int i, double first) {
    for (int block = 0; block < fields; block += LANES) {
      load(covariance, i * stride + block).mul(first).intoArray(share, block);
    }
    for (int block = 0; block < fields; block += LANES) {
      DoubleVector shareE = load(share, block);
      for (int d = 0; d < fields; d++) {
        int at = d * stride + block;
        constant(-share[d]).fma(shareE, load(covariance, at)).intoArray(tilted, at);
      }
    }
  }

  @Override
  void drift(int i, double factor) {
    for (int block = 0; block < fields; block += LANES) {
      constant(1).div(load(diagonal, block).add(1).lanewise(SQRT)).intoArray(once, block);
    }
    for (int block = 0; block < fields; block += LANES) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int e = 0; e < fields; e++) {
        sum = constant(factor * c[e] * once[e]).fma(load(tilted, e * stride + block), sum);
      }
      sum.intoArray(drift, i * stride + block);
    }
  }

  @Override
  void tiltAgain(int k, double second) {
    for (int block = 0; block < fields; block += LANES) {
      DoubleVector share = load(tilted, k * stride + block).mul(second);
      DoubleVector square = share.neg().fma(share, load(diagonal, block).add(1));
      DoubleVector inverse = constant(1).div(square.lanewise(SQRT));
      inverse.intoArray(scale, block);
      share.mul(inverse).intoArray(root, block);
    }
  }

  @Override
  double weightedArcsines() {
    for (int block = 0; block < fields; block += LANES) {
      sumColumns(block);
    }
    double total = 0;
    for (int e = 0; e < fields; e++) {
      total += sums[e];
    }
    return total;
  }

  /// The arcsine, as [Arcsine] has it, is written out here: the compiler does not always inline it,
  /// and then vectors become objects.
  private void sumColumns(int block) {
    DoubleVector scaleE = load(scale, block);
    DoubleVector rootE = load(root, block);
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int d = block; d < fields; d++) {
      int at = d * stride + block;
      DoubleVector x = load(tilted, at).mul(scale[d]).fma(scaleE, rootE.mul(-root[d]));
      DoubleVector size = x.lanewise(ABS);
      VectorMask<Double> large = size.compare(GT, 0.5);
      DoubleVector half = constant(-0.5).fma(size, constant(0.5)).lanewise(ABS);
      DoubleVector t = size.mul(size).blend(half, large);
      DoubleVector s = t.lanewise(SQRT);
      DoubleVector t2 = t.mul(t);
      DoubleVector t4 = t2.mul(t2);
      DoubleVector low = pair(t, P3, P2).fma(t2, pair(t, P1, P0));
      DoubleVector middle = pair(t, P7, P6).fma(t2, pair(t, P5, P4));
      DoubleVector high = pair(t, P11, P10).fma(t2, pair(t, P9, P8));
      DoubleVector p = constant(P12).fma(t4, high).fma(t4, middle).fma(t4, low);
      DoubleVector small = s.mul(t).fma(p, s);
      DoubleVector positive = small.blend(constant(-2).fma(small, constant(0.5 * Math.PI)), large);
      DoubleVector arcsine = positive.blend(positive.neg(), x.compare(LT, 0));
      sum = load(weight, at).fma(arcsine, sum);
    }
    sum.intoArray(sums, block);
  }

  private static DoubleVector pair(DoubleVector t, double slope, double offset) {
    return constant(slope).fma(t, constant(offset));
  }

  private static DoubleVector constant(double number) {
    return DoubleVector.broadcast(SPECIES, number);
  }

  private static DoubleVector load(double[] array, int at) {
    return DoubleVector.fromArray(SPECIES, array, at);
  }
}
