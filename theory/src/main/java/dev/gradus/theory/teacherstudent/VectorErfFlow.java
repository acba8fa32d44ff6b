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
  double weightedArcsines() {
    for (int block = 0; block < fields; block += LANES) {
      DoubleVector scaleE = DoubleVector.fromArray(SPECIES, scale, block);
      DoubleVector rootE = DoubleVector.fromArray(SPECIES, root, block);
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int d = block; d < fields; d++) {
        int at = d * stride + block;
        DoubleVector x =
            DoubleVector.fromArray(SPECIES, tilted, at)
                .mul(scale[d])
                .fma(scaleE, rootE.mul(-root[d]));
        sum = DoubleVector.fromArray(SPECIES, weight, at).fma(arcsine(x), sum);
      }
      sum.intoArray(sums, block);
    }
    double total = 0;
    for (int e = 0; e < fields; e++) {
      total += sums[e];
    }
    return total;
  }

  /// As [Arcsine].
  private static DoubleVector arcsine(DoubleVector x) {
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
    DoubleVector result = small.blend(constant(-2).fma(small, constant(0.5 * Math.PI)), large);
    return result.blend(result.neg(), x.compare(LT, 0));
  }

  private static DoubleVector pair(DoubleVector t, double slope, double offset) {
    return constant(slope).fma(t, constant(offset));
  }

  private static DoubleVector constant(double number) {
    return DoubleVector.broadcast(SPECIES, number);
  }
}
