package dev.gradus.measures.spectrum;

import dev.gradus.core.Curvature;
import dev.gradus.core.RandomStreams;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Follows one end of a spectrum while the operator drifts, at about three products a look.
///
/// The first look is a [Lanczos] run. Every later one takes the products of two vectors of the look
/// before, the best one and a challenger, and adds residuals of the best (Davidson's method without
/// preconditioner) until the value is good to [#GOAL] by the quadratic bound of its residual. Quiet
/// looks stop at two or three products, and one that was outrun by the drift spends more.
///
/// The challenger is what may overtake: the second vector, moved on by one step of a power
/// iteration, whose product is known already, and disturbed a little at random. The disturbance
/// reaches eigenvectors that a symmetry hides from every residual of the best one.
public final class EigenvalueTracker {
  /// Wanted relative error of the value.
  public static final double GOAL = 3e-4;

  private static final int MOST_PRODUCTS = 40;
  private static final double DISTURBANCE = 0.03;

  /// Of the power iteration, as a share of the best value: the other end must not win it.
  private static final double SHIFT = 0.5;

  private static final double COLD_TOLERANCE = 2e-3;

  private final int sign;
  private List<double[]> memory = new ArrayList<>();
  private long products;

  private EigenvalueTracker(int sign) {
    this.sign = sign;
  }

  /// Of the algebraically largest eigenvalue: the sharpness, for the Hessian of a loss.
  public static EigenvalueTracker ofLargest() {
    return new EigenvalueTracker(1);
  }

  /// Of the algebraically smallest eigenvalue.
  public static EigenvalueTracker ofSmallest() {
    return new EigenvalueTracker(-1);
  }

  /// Hessian-vector products of all looks so far.
  public long products() {
    return products;
  }

  /// The eigenvalue as it is now.
  ///
  /// @throws dev.gradus.core.InputException if a product is not finite; the memory stays as it was
  public Eigenpair look(Curvature operator) {
    if (memory.isEmpty() || memory.getFirst().length != operator.dimension()) {
      SpectrumEnds ends = new Lanczos(COLD_TOLERANCE).ends(operator, sign > 0, sign < 0);
      Eigenpair found = sign > 0 ? ends.largest() : ends.smallest();
      products += ends.products();
      memory = new ArrayList<>(List.of(rounded(found.vector())));
      return found;
    }
    return new Look(operator).pair();
  }

  /// One warm look: vectors, their products, and the small problem between them.
  private final class Look {
    private final Curvature operator;
    private final List<double[]> basis = new ArrayList<>();
    private final List<double[]> images = new ArrayList<>();
    private final double[][] projected = new double[MOST_PRODUCTS][MOST_PRODUCTS];

    Look(Curvature operator) {
      this.operator = operator;
    }

    Eigenpair pair() {
      for (double[] vector : memory) {
        if (basis.size() < limit()) {
          add(vector.clone());
        }
      }
      while (true) {
        SymmetricEigen ritz = SymmetricEigen.of(projected, basis.size());
        int[] order = ritz.descending();
        double value = sign * ritz.values()[order[0]];
        double[] residual = residual(ritz.vectors()[order[0]], value);
        double norm = Vectors.norm(residual);
        boolean done = basis.size() == limit() || isGood(ritz, order, norm);
        if (done || !add(residual)) {
          memory = new ArrayList<>();
          double[] best = combine(basis, ritz.vectors()[order[0]]);
          memory.add(rounded(best));
          if (order.length > 1) {
            memory.add(rounded(challenger(ritz.vectors()[order[1]], Math.abs(value))));
          }
          return new Eigenpair(value, best, norm);
        }
      }
    }

    private int limit() {
      return Math.min(MOST_PRODUCTS, operator.dimension());
    }

    /// Whether residual^2 / gap, an estimate of the error of a Ritz value, is small enough.
    private boolean isGood(SymmetricEigen ritz, int[] order, double norm) {
      double allowed = GOAL * Math.abs(ritz.values()[order[0]]);
      double gap = order.length > 1 ? ritz.values()[order[0]] - ritz.values()[order[1]] : 0;
      return norm <= allowed || (order.length > 2 && norm * norm <= allowed * gap);
    }

    /// Takes a product, unless the vector lies in the space already.
    private boolean add(double[] vector) {
      double before = Vectors.norm(vector);
      for (int pass = 0; pass < 2; pass++) {
        for (double[] one : basis) {
          Vectors.add(-Vectors.dot(one, vector), one, vector);
        }
      }
      double after = Vectors.norm(vector);
      if (!(after > 1e-8 * before)) {
        return false;
      }
      Vectors.scale(1 / after, vector);
      double[] image = new double[vector.length];
      products++;
      Krylov.multiply(operator, vector, image, basis.size() + 1);
      basis.add(vector);
      images.add(image);
      int last = basis.size() - 1;
      for (int i = 0; i <= last; i++) {
        // The mean of both, because products in float32 are not quite symmetric.
        double entry =
            sign * (Vectors.dot(basis.get(i), image) + Vectors.dot(images.get(i), vector)) / 2;
        projected[i][last] = entry;
        projected[last][i] = entry;
      }
      return true;
    }

    private double[] residual(double[] s, double value) {
      double[] residual = combine(images, s);
      for (int j = 0; j < s.length; j++) {
        Vectors.add(-value * s[j], basis.get(j), residual);
      }
      return residual;
    }

    private double[] challenger(double[] s, double best) {
      double[] vector = combine(images, s);
      Vectors.scale(sign, vector);
      Vectors.add(SHIFT * best, combine(basis, s), vector);
      double norm = Vectors.norm(vector);
      if (norm > 0) {
        Vectors.scale(1 / norm, vector);
      }
      double[] noise = new double[vector.length];
      new RandomStreams(0).stream("challenger", products).nextGaussians(noise, 0, noise.length);
      Vectors.add(DISTURBANCE / Vectors.norm(noise), noise, vector);
      return vector;
    }
  }

  private static double[] combine(List<double[]> vectors, double[] s) {
    double[] sum = new double[vectors.getFirst().length];
    for (int j = 0; j < s.length; j++) {
      Vectors.add(s[j], vectors.get(j), sum);
    }
    return sum;
  }

  /// To float32, which is what [#save] keeps, so that a resumed tracker is the same bit for bit.
  private static double[] rounded(double[] vector) {
    double[] copy = new double[vector.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) vector[i];
    }
    return copy;
  }

  public void save(DataOutput out) throws IOException {
    out.writeLong(products);
    out.writeInt(memory.size());
    for (double[] vector : memory) {
      out.writeInt(vector.length);
      for (double value : vector) {
        out.writeFloat((float) value);
      }
    }
  }

  public void restore(DataInput in) throws IOException {
    products = in.readLong();
    memory = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      double[] vector = new double[in.readInt()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = in.readFloat();
      }
      memory.add(vector);
    }
  }
}
