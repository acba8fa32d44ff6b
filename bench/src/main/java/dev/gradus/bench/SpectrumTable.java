package dev.gradus.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.core.Curvature;
import dev.gradus.core.RandomStreams;
import dev.gradus.measures.spectrum.Eigenpair;
import dev.gradus.measures.spectrum.EigenvalueTracker;
import dev.gradus.measures.spectrum.Lanczos;
import dev.gradus.measures.spectrum.SpectrumEnds;
import dev.gradus.nets.FullBatchDescent;
import dev.gradus.nets.FullBatchFit;
import dev.gradus.nets.FullBatchState;
import dev.gradus.nets.Momentum;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Hessian-vector products and processor time of the spectrum's ends: against ARPACK (its counts
/// from `bench/peers/arpack_products.py`), against the usual power iteration, and tracked.
final class SpectrumTable {
  private static final double STOP = 1e-3;
  private static final double RESIDUAL = 1e-2;
  private static final int MOST_ITERATIONS = 100;

  /// What eigsh(k=1, which="LA", tol=1e-6) of SciPy 1.17.1 took from five starts, least and most.
  private static final Map<String, int[]> ARPACK =
      Map.of(
          "ten outliers", new int[] {21, 21},
          "thinning edge", new int[] {61, 61},
          "uniform", new int[] {201, 241},
          "negative outlier", new int[] {231, 517});

  private SpectrumTable() {}

  static void run(PrintStream out) {
    againstArpack(out);
    tracked(out);
    network(out);
  }

  /// Spectra that the peer script builds alike.
  private static Map<String, double[]> spectra() {
    int n = 2000;
    double[] spiked = new double[n];
    double[] wedge = new double[n];
    double[] uniform = new double[n];
    double[] negative = new double[n];
    for (int i = 0; i < n; i++) {
      double u = (i + 0.5) / n;
      spiked[i] = i < 10 ? 3 + i : Math.pow(u, 6);
      wedge[i] = 1 - Math.pow(u, 0.5);
      uniform[i] = u;
      negative[i] = i == 0 ? -5 : u;
    }
    Map<String, double[]> all = new LinkedHashMap<>();
    all.put("ten outliers", spiked);
    all.put("thinning edge", wedge);
    all.put("uniform", uniform);
    all.put("negative outlier", negative);
    return all;
  }

  private static void againstArpack(PrintStream out) {
    out.println("Largest eigenvalue, residual <= 1e-6 of it, dimension 2000: products");
    out.println("spectrum             ours     ARPACK   relative residual, measured");
    spectra()
        .forEach((name, values) -> {
          Counted operator = new Counted(diagonal(values));
          var range = Arrays.stream(values).summaryStatistics();
          double norm = Math.max(range.getMax(), -range.getMin());
          Eigenpair pair = new Lanczos(1e-6 * range.getMax() / norm).largest(operator);
          int[] theirs = Objects.requireNonNull(ARPACK.get(name), name);
          out.println(
              format(
                  "%-18s %6d %10s %12.1e",
                  name,
                  operator.products,
                  theirs[0] + "-" + theirs[1],
                  residual(operator, pair) / pair.value()));
        });
  }

  private static Curvature diagonal(double[] values) {
    return new Curvature() {
      @Override
      public int dimension() {
        return values.length;
      }

      @Override
      public void hessianVectorProduct(double[] direction, double[] product) {
        for (int i = 0; i < values.length; i++) {
          product[i] = values[i] * direction[i];
        }
      }
    };
  }

  private static void tracked(PrintStream out) {
    out.println();
    out.println("Sharpness tracked every 10 steps against a converged Lanczos run");
    out.println(
        "training                   looks  products a look: mean  most  off by > 1e-3  worst");
    follow(out, "chebyshev, at the edge", SpectrumProblems.chebyshev(), 300);
    follow(out, "clothes, squared, rising", SpectrumProblems.clothes(false, 0.01), 60);
    follow(out, "clothes, squared, edge", SpectrumProblems.clothes(false, 0.05), 60);
    follow(out, "clothes, cross-entropy", SpectrumProblems.clothes(true, 0.1), 60);
  }

  private static void follow(PrintStream out, String name, FullBatchFit problem, int looks) {
    try (var training = new FullBatchDescent(Momentum.NONE).start(problem, new RandomStreams(1))) {
      EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
      tracker.look(training.state());
      long atFirst = tracker.products();
      double worst = 0;
      long most = 0;
      int beyond = 0;
      for (int look = 1; look <= looks; look++) {
        training.advance(10.0 * look, Long.MAX_VALUE / 2);
        long before = tracker.products();
        Eigenpair pair = tracker.look(training.state());
        most = Math.max(most, tracker.products() - before);
        double exact = new Lanczos(1e-4).largest(training.state()).value();
        double error = Math.abs(pair.value() - exact) / exact;
        worst = Math.max(worst, error);
        beyond += error > 1e-3 ? 1 : 0;
      }
      double mean = (double) (tracker.products() - atFirst) / looks;
      out.println(
          format("%-25s %6d %22.2f %5d %14d %8.1e", name, looks, mean, most, beyond, worst));
    }
  }

  /// Largest eigenvalue and error of it against one converged; errors as shares of the largest.
  private static void network(PrintStream out) {
    FullBatchFit problem = SpectrumProblems.images(out);
    try (var training = new FullBatchDescent(Momentum.NONE).start(problem, new RandomStreams(1))) {
      FullBatchState state = training.state();
      state.rough();
      out.println(
          "step  what                 products   cpu s   largest   off by  smallest   off by");
      for (int step : new int[] {0, 20, 60}) {
        training.advance(step, Long.MAX_VALUE / 2);
        SpectrumEnds exact = new Lanczos(1e-4).ends(state);
        Counted power = new Counted(state);
        double start = cpuSeconds();
        double low = powerIteration(power);
        double powerTime = cpuSeconds() - start;
        row(out, step, "power iteration", power.products, powerTime, low, Double.NaN, exact);
        start = cpuSeconds();
        SpectrumEnds ends = new Lanczos(RESIDUAL).ends(state);
        double time = cpuSeconds() - start;
        row(
            out,
            step,
            "both ends, Lanczos",
            ends.products(),
            time,
            ends.largest().value(),
            ends.smallest().value(),
            exact);
        out.println(
            format(
                "      ratio of cpu times %.2f (wanted <= 0.5); residuals %.1e and %.1e of the largest",
                time / powerTime,
                ends.largest().residual() / exact.largest().value(),
                ends.smallest().residual() / exact.largest().value()));
      }
    }
  }

  private static void row(
      PrintStream out,
      int step,
      String what,
      int products,
      double seconds,
      double largest,
      double smallest,
      SpectrumEnds exact) {
    double unit = exact.largest().value();
    out.println(
        format(
            "%4d  %-20s %8d %7.2f %9.4f %8.1e %9.4f %8.1e",
            step,
            what,
            products,
            seconds,
            largest,
            Math.abs(largest - unit) / unit,
            smallest,
            Math.abs(smallest - exact.smallest().value()) / unit));
  }

  private static double residual(Curvature operator, Eigenpair pair) {
    double[] product = new double[operator.dimension()];
    operator.hessianVectorProduct(pair.vector(), product);
    double square = 0;
    for (int i = 0; i < product.length; i++) {
      double part = product[i] - pair.value() * pair.vector()[i];
      square += part * part;
    }
    return Math.sqrt(square);
  }

  /// What the usual tools do: from a random vector until the value changes by less than a
  /// thousandth.
  private static double powerIteration(Curvature operator) {
    int n = operator.dimension();
    double[] vector = new double[n];
    new RandomStreams(1).stream("power iteration").nextGaussians(vector, 0, n);
    normalise(vector);
    double[] product = new double[n];
    double value = 0;
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      operator.hessianVectorProduct(vector, product);
      double next = 0;
      for (int k = 0; k < n; k++) {
        next += vector[k] * product[k];
      }
      System.arraycopy(product, 0, vector, 0, n);
      normalise(vector);
      if (i > 0 && Math.abs(next - value) < STOP * Math.abs(next)) {
        return next;
      }
      value = next;
    }
    return value;
  }

  private static void normalise(double[] vector) {
    double square = 0;
    for (double x : vector) {
      square += x * x;
    }
    double norm = Math.sqrt(square);
    for (int k = 0; k < vector.length; k++) {
      vector[k] /= norm;
    }
  }

  private static double cpuSeconds() {
    return 1e-9
        * ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /// An operator whose products are counted.
  private static final class Counted implements Curvature {
    private final Curvature operator;
    private int products;

    Counted(Curvature operator) {
      this.operator = operator;
    }

    @Override
    public int dimension() {
      return operator.dimension();
    }

    @Override
    public void hessianVectorProduct(double[] direction, double[] product) {
      products++;
      operator.hessianVectorProduct(direction, product);
    }
  }
}
