package dev.gradus.measures.spectrum;

import dev.gradus.core.Curvature;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;

/// Operators with known spectra.
final class Operators {
  private Operators() {}

  /// A product with a counter.
  interface Product {
    void multiply(double[] x, double[] y);
  }

  static final class Counted implements Curvature {
    private final int dimension;
    private final Product product;
    int products;

    Counted(int dimension, Product product) {
      this.dimension = dimension;
      this.product = product;
    }

    @Override
    public int dimension() {
      return dimension;
    }

    @Override
    public void hessianVectorProduct(double[] x, double[] y) {
      products++;
      product.multiply(x, y);
    }
  }

  static Counted diagonal(double... values) {
    return new Counted(
        values.length,
        (x, y) -> {
          for (int i = 0; i < x.length; i++) {
            y[i] = values[i] * x[i];
          }
        });
  }

  static Counted dense(double[][] a) {
    return new Counted(
        a.length,
        (x, y) -> {
          for (int i = 0; i < x.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
              sum += a[i][j] * x[j];
            }
            y[i] = sum;
          }
        });
  }

  /// Laplacian of a path of n vertices: eigenvalues 2 - 2 cos(pi k / n), k = 0..n-1.
  static Counted path(int n) {
    return new Counted(
        n,
        (x, y) -> {
          for (int i = 0; i < n; i++) {
            double left = i > 0 ? x[i] - x[i - 1] : 0;
            double right = i < n - 1 ? x[i] - x[i + 1] : 0;
            y[i] = left + right;
          }
        });
  }

  /// X^T X / rows of a Gaussian matrix.
  static double[][] wishart(int rows, int n, long seed) {
    RandomStream random = new RandomStreams(seed).stream("wishart");
    double[][] a = new double[n][n];
    double[] row = new double[n];
    for (int r = 0; r < rows; r++) {
      random.nextGaussians(row, 0, n);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          a[i][j] += row[i] * row[j] / rows;
        }
      }
    }
    return a;
  }

  /// A symmetric Gaussian matrix.
  static double[][] symmetric(int n, long seed) {
    RandomStream random = new RandomStreams(seed).stream("symmetric");
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = random.nextGaussian();
        a[j][i] = a[i][j];
      }
    }
    return a;
  }
}
