package dev.gradus.measures.spectrum;

import dev.gradus.core.Curvature;
import dev.gradus.core.InputException;
import java.util.Arrays;

/// A growing orthonormal basis V with V^T H V = T, where H V = V T + coupling * next e_last^T.
///
/// Every new vector is made orthogonal to all earlier ones, twice where the first time cancels
/// much. [#restart] shrinks the basis to chosen Ritz vectors (thick restart: Wu and Simon, SIAM J.
/// Matrix Anal. Appl. 22, 2000).
final class Krylov {
  /// Below this share of its length before, a vector has lost digits to cancellation.
  private static final double CANCELLED = Math.sqrt(0.5);

  /// Couplings below this share of the norm of T are rounding.
  private static final double ROUNDING = 1e-14;

  private final Curvature operator;
  private final int dimension;
  private final double[][] basis;
  private final double[][] projected;
  private int size;
  private int products;
  private double coupling;
  private double scale;
  private double rounding;

  /// @param most how large the basis may grow
  Krylov(Curvature operator, double[] start, int most) {
    this.operator = operator;
    this.dimension = operator.dimension();
    if (dimension < 1 || start.length != dimension) {
      throw new InputException(
          "a start of %d numbers found for a Hessian of dimension %d, expected the same and >= 1"
              .formatted(start.length, dimension));
    }
    int room = Math.min(most, dimension);
    basis = new double[room + 1][];
    projected = new double[room][room];
    basis[0] = start.clone();
    Vectors.scale(1 / Vectors.norm(start), basis[0]);
  }

  /// Vectors whose products are known.
  int size() {
    return size;
  }

  int products() {
    return products;
  }

  /// |H V s - theta V s| for an eigenvector s of T, up to [#rounding].
  double residual(double[] s) {
    return coupling * Math.abs(s[size - 1]);
  }

  /// How far the products were from those of a symmetric operator, summed over the basis. The
  /// shares that a product has of earlier vectors are known before it is taken, so their errors
  /// show what rounding did.
  double rounding() {
    return rounding * Math.sqrt(size);
  }

  /// Whether the basis spans the whole space, or one that H does not leave.
  boolean isInvariant() {
    return size > 0 && (size == dimension || coupling <= ROUNDING * scale);
  }

  boolean isFull() {
    return size == projected.length;
  }

  SymmetricEigen ritz() {
    return SymmetricEigen.of(projected, size);
  }

  /// Takes one product and adds a vector to the basis.
  void expand() {
    double[] next = basis[size + 1] == null ? new double[dimension] : basis[size + 1];
    basis[size + 1] = next;
    multiply(operator, basis[size], next, products + 1);
    products++;
    double before = Vectors.norm(next);
    double[] shares = orthogonalise(next, size + 1);
    double diagonal = shares[size];
    for (int j = 0; j < size; j++) {
      rounding = Math.max(rounding, Math.abs(shares[j] - projected[j][size]));
    }
    double after = Vectors.norm(next);
    if (after < CANCELLED * before) {
      diagonal += orthogonalise(next, size + 1)[size];
      after = Vectors.norm(next);
    }
    projected[size][size] = diagonal;
    scale = Math.max(scale, Math.max(Math.abs(diagonal), after));
    coupling = after;
    size++;
    if (isInvariant()) {
      coupling = 0;
      return;
    }
    if (size < projected.length) {
      projected[size][size - 1] = coupling;
      projected[size - 1][size] = coupling;
    }
    Vectors.scale(1 / coupling, next);
  }

  /// Takes a product, and refuses one that is not finite.
  static void multiply(Curvature operator, double[] direction, double[] product, int count) {
    operator.hessianVectorProduct(direction, product);
    for (int i = 0; i < product.length; i++) {
      if (!Double.isFinite(product[i])) {
        throw new InputException(
            ("Hessian-vector product %d: %s found at parameter %d of %d, expected finite numbers;"
                    + " the loss is not finite here, look at an earlier step or a smaller stepsize")
                .formatted(count, product[i], i, product.length));
      }
    }
  }

  /// Takes the first `count` basis vectors out of `vector`; returns the share of each.
  private double[] orthogonalise(double[] vector, int count) {
    double[] shares = new double[count];
    for (int j = 0; j < count; j++) {
      shares[j] = Vectors.dot(basis[j], vector);
    }
    for (int j = 0; j < count; j++) {
      Vectors.add(-shares[j], basis[j], vector);
    }
    return shares;
  }

  /// V s.
  double[] combine(double[] s) {
    double[] vector = new double[dimension];
    for (int j = 0; j < size; j++) {
      Vectors.add(s[j], basis[j], vector);
    }
    return vector;
  }

  /// Keeps the Ritz vectors of these indices only, and the next vector.
  void restart(SymmetricEigen ritz, int[] kept) {
    double[][] vectors = new double[kept.length][];
    double[] couplings = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      vectors[i] = combine(ritz.vectors()[kept[i]]);
      couplings[i] = coupling * ritz.vectors()[kept[i]][size - 1];
    }
    double[] next = basis[size];
    for (double[] row : projected) {
      Arrays.fill(row, 0);
    }
    // The old vectors are freed before new ones are asked for.
    Arrays.fill(basis, null);
    for (int i = 0; i < kept.length; i++) {
      basis[i] = vectors[i];
      projected[i][i] = ritz.values()[kept[i]];
      projected[i][kept.length] = couplings[i];
      projected[kept.length][i] = couplings[i];
    }
    basis[kept.length] = next;
    size = kept.length;
  }
}
