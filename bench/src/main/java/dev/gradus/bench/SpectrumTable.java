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

/// Hessian-vector products and processor time of the spectrum's ends: against ARPACK (its counts
/// from `bench/peers/arpack_products.py`), against the usual power iteration, and tracked.
final class SpectrumTable {
  private static final double STOP = 1e-3;
  private static final int MOST_ITERATIONS = 100;

  /// What eigsh(k=1, which="LA", tol=1e-6) took from the best of five starts.
  private static final Map<String, Integer> ARPACK =
      Map.of("ten outliers", 21, "thinning edge", 61, "uniform", 201, "negative outlier", 231);

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
    out.println("spectrum             ours   ARPACK   relative residual");
    spectra().forEach((name, values) -> {
      Counted operator = new Counted(diagonal(values));
      var range = Arrays.stream(values).summaryStatistics();
      double norm = Math.max(range.getMax(), -range.getMin());
      Eigenpair pair = new Lanczos(1e-6 * range.getMax() / norm).largest(operator);
      out.println(
          format(
              "%-18s %6d %8d %12.1e",
              name, operator.products, ARPACK.get(name), pair.residual() / pair.value()));
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
    FullBatchFit problem = SpectrumProblems.chebyshev();
    try (var training =
        new FullBatchDescent(Momentum.NONE).start(problem, new RandomStreams(1))) {
      EigenvalueTracker tracker = EigenvalueTracker.ofLargest();
      tracker.look(training.state());
      double worst = 0;
      long most = 0;
      int looks = 300;
      int beyond = 0;
      for (int look = 1; look <= looks; look++) {
        training.advance(10.0 * look, Long.MAX_VALUE / 2);
        long before = tracker.products();
        Eigenpair pair = tracker.look(training.state());
        most = Math.max(most, tracker.products() - before);
        double exact = new Lanczos(1e-6).largest(training.state()).value();
        double error = Math.abs(pair.value() - exact) / exact;
        worst = Math.max(worst, error);
        beyond += error > 1e-3 ? 1 : 0;
      }
      out.println();
      out.println("Sharpness tracked every 10 steps through the edge of stability");
      out.println(
          format(
              "at most %d products a look (wanted <= 4), %d of %d looks off by more than 1e-3, worst %.1e",
              most, beyond, looks, worst));
    }
  }

  private static void network(PrintStream out) {
    FullBatchFit problem = SpectrumProblems.images(out);
    try (var training =
        new FullBatchDescent(Momentum.NONE).start(problem, new RandomStreams(1))) {
      FullBatchState state = training.state();
      out.println("step  what                 products   cpu s   largest   smallest   off by");
      for (int step : new int[] {0, 20}) {
        training.advance(step, Long.MAX_VALUE / 2);
        double exact = new Lanczos(1e-5).largest(state).value();
        Counted power = new Counted(state);
        double start = cpuSeconds();
        double low = powerIteration(power);
        double powerTime = cpuSeconds() - start;
        row(out, step, "power iteration", power.products, powerTime, low, Double.NaN, exact);
        start = cpuSeconds();
        SpectrumEnds ends = new Lanczos(STOP).ends(state);
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
        out.println(format("      ratio of cpu times %.2f (wanted <= 0.5)", time / powerTime));
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
      double exact) {
    out.println(
        format(
            "%4d  %-20s %8d %7.2f %9.4f %10.4f %8.1e",
            step, what, products, seconds, largest, smallest, Math.abs(largest - exact) / exact));
  }

  /// What the usual tools do: from a random vector until the value changes by less than a thousandth.
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
