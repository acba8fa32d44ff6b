package dev.gradus.measures.spectrum;

import dev.gradus.core.Curvature;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Extreme eigenvalues of a symmetric operator by the Lanczos method with full orthogonalisation
/// and thick restarts; deterministic.
///
/// ```java
/// SpectrumEnds ends = new Lanczos(1e-6).ends(state);
/// ```
///
/// Unlike a power iteration it finds the algebraically largest eigenvalue also where a negative one
/// is larger in magnitude, and it stops when the residual is small, not when the value has ceased
/// to change. The residual it states follows from products already taken; where rounding in them is
/// not small against it, it is measured with one product more, on the vector returned.
///
/// Where the operator has a [rough][Curvature#rough()] relative, the ends of that are found first,
/// and the search starts from them.
public final class Lanczos {
  /// Rounding above this share of the largest residual allowed calls for a measured one.
  private static final double VISIBLE = 0.05;

  /// Residual of the ends of the rough relative, as a share of their own magnitudes.
  private static final double ROUGH_TOLERANCE = 0.05;

  /// Magnitudes are taken as at least this share of the largest, or ends near 0 would never come.
  private static final double LEAST_END = 0.02;

  /// What the search gets of a random vector beside the rough ends, which may miss the right one.
  private static final double NOISE = 0.01;

  /// Memory for the basis that is not exceeded where eight vectors fit.
  private static final long BASIS_BYTES = 400L << 20;

  private static final int LARGEST_BASIS = 80;
  private static final int SMALLEST_BASIS = 8;
  private static final int MOST_PRODUCTS = 2000;

  private final double tolerance;
  private final int basis;
  private final int mostProducts;

  /// Up to 2000 products, in a basis of 8 to 80 vectors that fit into 400 MiB.
  ///
  /// @param tolerance largest residual, as a share of the largest magnitude in the spectrum; 1e-6
  ///   is good for 12 digits of an isolated eigenvalue
  public Lanczos(double tolerance) {
    this(tolerance, 0, MOST_PRODUCTS);
  }

  /// @param tolerance as above; where rounding in the products does not allow it, the residual says
  ///   so
  /// @param basis vectors kept in memory, at least 4; 0 for as many as the memory allows
  /// @param mostProducts after so many the best pair so far is returned; its residual says how
  ///   good; up to two more may measure residuals
  /// @throws InputException if a number is out of range
  public Lanczos(double tolerance, int basis, int mostProducts) {
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new InputException(
          "tolerance of an eigenvalue: " + tolerance + " found, expected a number between 0 and 1");
    }
    if ((basis != 0 && basis < 4) || mostProducts < 1) {
      throw new InputException(
          "Lanczos with a basis of %d and %d products found, expected at least 4 and 1"
              .formatted(basis, mostProducts));
    }
    this.tolerance = tolerance;
    this.basis = basis;
    this.mostProducts = mostProducts;
  }

  /// The algebraically largest eigenvalue: the sharpness, for the Hessian of a loss.
  ///
  /// @throws InputException if a product is not finite
  public Eigenpair largest(Curvature operator) {
    return ends(operator, true, false).largest();
  }

  /// Both ends from one basis.
  ///
  /// @throws InputException if a product is not finite
  public SpectrumEnds ends(Curvature operator) {
    return ends(operator, true, true);
  }

  /// Both ends, of which only those asked for are sure to be converged. The count of products is of
  /// this operator's own.
  SpectrumEnds ends(Curvature operator, boolean largest, boolean smallest) {
    Curvature rough = operator.rough();
    double[] start = start(operator.dimension());
    if (rough != operator && rough.dimension() == operator.dimension()) {
      start = guess(rough, start, largest, smallest);
    }
    Krylov krylov = new Krylov(operator, start, room(operator.dimension()));
    return ends(operator, krylov, largest, smallest, Lanczos::ofTheLargestMagnitude);
  }

  /// The rough ends, the lower one with more weight because it is harder to tell from the bulk.
  private double[] guess(Curvature rough, double[] random, boolean largest, boolean smallest) {
    Krylov krylov = new Krylov(rough, random, room(rough.dimension()));
    SpectrumEnds ends =
        new Lanczos(ROUGH_TOLERANCE, basis, mostProducts)
            .ends(rough, krylov, largest, smallest, Lanczos::ofItsOwnMagnitude);
    double[] start = random.clone();
    Vectors.scale(NOISE / Vectors.norm(start), start);
    if (largest) {
      Vectors.add(smallest ? 0.3 : 1, ends.largest().vector(), start);
    }
    if (smallest) {
      Vectors.add(1, ends.smallest().vector(), start);
    }
    return start;
  }

  /// What the tolerance of an end is a share of.
  private interface Unit {
    double of(double end, double largestMagnitude);
  }

  private static double ofTheLargestMagnitude(double end, double largestMagnitude) {
    return largestMagnitude;
  }

  private static double ofItsOwnMagnitude(double end, double largestMagnitude) {
    return Math.max(Math.abs(end), LEAST_END * largestMagnitude);
  }

  private SpectrumEnds ends(
      Curvature operator, Krylov krylov, boolean largest, boolean smallest, Unit unit) {
    while (true) {
      krylov.expand();
      SymmetricEigen ritz = krylov.ritz();
      int[] order = ritz.descending();
      int top = order[0];
      int bottom = order[order.length - 1];
      double magnitude = Math.max(Math.abs(ritz.values()[top]), Math.abs(ritz.values()[bottom]));
      double goalAtTop = tolerance * unit.of(ritz.values()[top], magnitude);
      double goalAtBottom = tolerance * unit.of(ritz.values()[bottom], magnitude);
      boolean done =
          (!largest || krylov.residual(ritz.vectors()[top]) <= goalAtTop)
              && (!smallest || krylov.residual(ritz.vectors()[bottom]) <= goalAtBottom);
      if (done || krylov.isInvariant() || krylov.products() >= mostProducts) {
        Eigenpair first = pair(krylov, ritz, top);
        Eigenpair last = pair(krylov, ritz, bottom);
        int products = krylov.products();
        if (largest && krylov.rounding() > VISIBLE * goalAtTop) {
          first = measured(operator, first.vector(), ++products);
        }
        if (smallest && krylov.rounding() > VISIBLE * goalAtBottom) {
          last = measured(operator, last.vector(), ++products);
        }
        return new SpectrumEnds(first, last, products);
      }
      if (krylov.isFull()) {
        krylov.restart(ritz, kept(order, largest, smallest));
      }
    }
  }

  private static Eigenpair pair(Krylov krylov, SymmetricEigen ritz, int index) {
    double[] s = ritz.vectors()[index];
    return new Eigenpair(ritz.values()[index], krylov.combine(s), krylov.residual(s));
  }

  /// The pair of a vector, with its residual as it is rather than as it should be.
  static Eigenpair measured(Curvature operator, double[] vector, int count) {
    Vectors.scale(1 / Vectors.norm(vector), vector);
    double[] product = new double[vector.length];
    Krylov.multiply(operator, vector, product, count);
    double value = Vectors.dot(vector, product);
    Vectors.add(-value, vector, product);
    return new Eigenpair(value, vector, Vectors.norm(product));
  }

  /// Half of the basis, from the ends that are wanted.
  private static int[] kept(int[] order, boolean largest, boolean smallest) {
    int half = order.length / 2;
    int fromTop = largest ? smallest ? (half + 1) / 2 : half : 0;
    int fromBottom = half - fromTop;
    return Stream.of(
            Arrays.stream(order, 0, fromTop),
            Arrays.stream(order, order.length - fromBottom, order.length))
        .flatMapToInt(IntStream::sequential)
        .toArray();
  }

  private int room(int dimension) {
    return basis > 0
        ? basis
        : Math.clamp(BASIS_BYTES / (8L * Math.max(dimension, 1)), SMALLEST_BASIS, LARGEST_BASIS);
  }

  /// A Gaussian vector that depends on the dimension alone.
  static double[] start(int dimension) {
    double[] start = new double[Math.max(dimension, 0)];
    new RandomStreams(0).stream("Lanczos start").nextGaussians(start, 0, start.length);
    return start;
  }
}
