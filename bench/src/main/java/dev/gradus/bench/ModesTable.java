package dev.gradus.bench;

import com.sun.management.ThreadMXBean;
import dev.gradus.theory.modes.ConfidenceTime;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;

/// Processor time of a million times to confidence t*(p, r, a0, z0, delta) on one thread, beside
/// what is wanted: by kinds of start, after a warm-up.
final class ModesTable {
  private static final int COUNT = 1_000_000;
  private static final double WANTED = 2;
  private static final int WARM_UP = 200_000;

  private ModesTable() {}

  static void run(PrintStream out) {
    out.println("Time to confidence, one thread: processor time of 1,000,000 evaluations");
    out.println("start                                      s       wanted    mean ln t*");
    row(out, "small, balanced or not, delta to 1e-6", 1e-4, 0.5, 0, 1e-6);
    row(out, "large, delta to 1e-6", 0.1, 3, 0, 1e-6);
    row(out, "from a wrong answer, delta to 1e-12", 0.01, 3, -0.99, 1e-12);
  }

  /// Activations and weights log-uniform in [low, high]; z0 from `least` a0 on.
  private static void row(
      PrintStream out, String name, double low, double high, double least, double delta) {
    double[][] starts = draw(low, high, least, delta);
    for (int i = 0; i < 3; i++) {
      sum(starts, WARM_UP);
    }
    long begin = now();
    double mean = sum(starts, COUNT) / COUNT;
    double seconds = 1e-9 * (now() - begin);
    out.println(
        String.format(
            Locale.ROOT, "%-38s %6.3f  %11s  %12.6f", name, seconds, "<= " + WANTED, mean));
  }

  private static double[][] draw(double low, double high, double least, double delta) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] starts = new double[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      double a = low * Math.pow(high / low, random.nextDouble());
      double z =
          least < 0
              ? a * random.nextDouble(least, 1)
              : low * Math.pow(high / low, random.nextDouble());
      starts[i] =
          new double[] {
            random.nextDouble(0.01, 1),
            Math.exp(random.nextDouble(-1, 1)),
            a,
            z,
            0.3 * Math.pow(delta / 0.3, random.nextDouble())
          };
    }
    return starts;
  }

  private static double sum(double[][] starts, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double[] s = starts[i];
      sum += Math.log(1e-300 + ConfidenceTime.crossEntropy(s[0], s[1], s[2], s[3], s[4]));
    }
    return sum;
  }

  private static long now() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadCpuTime();
  }
}
