package dev.gradus.studies.look;

import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Logs of the two-feature model: a class whose examples hold a frequent feature, and a share
/// lambda of them a rarer one as well (co-occurring) or instead (disjoint).
///
/// da_1 = p z [(1-lambda) s_1 + lambda s_12], da_2 = p z lambda s_12, dz = p [a_1 (...) + a_2
/// lambda s_12] with s the sigmoid of minus the margin; disjoint, the second feature has its own
/// s_2. Euler steps of 1/200.
final class StarvedLogs {
  private static final double FREQUENCY = 0.5;
  private static final int STEPS = 200;
  private static final int COMMON = 60;
  private static final int RARE = 30;

  private StarvedLogs() {}

  /// @param noise relative spread of margins between examples, and a tenth of it as noise
  static Path write(
      Path file, double lambda, boolean together, int epochs, double noise, boolean grouped)
      throws IOException {
    RandomStream random = new RandomStreams(1).stream("spread");
    double[] spread = new double[COMMON + RARE];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = 1 + noise * random.nextGaussian();
    }
    double a1 = 0.1;
    double a2 = 0.1 * lambda;
    double z = Math.hypot(a1, a2);
    StringBuilder text =
        new StringBuilder("id,gold,epoch,logit" + (grouped ? ",group" : "") + "\n");
    for (int epoch = 0; epoch <= epochs; epoch++) {
      for (int i = 0; i < spread.length; i++) {
        double margin =
            spread[i] * z * (i < COMMON ? a1 : a2) + 0.1 * noise * random.nextGaussian();
        text.append(
            String.format(
                Locale.ROOT, "%d,%d,%d,%.9g", i, i % 2, epoch, i % 2 == 1 ? margin : -margin));
        text.append(grouped ? (i < COMMON ? ",common" : ",rare") : "").append('\n');
      }
      for (int step = 0; step < STEPS; step++) {
        double first = sigmoid(-z * a1);
        double second = sigmoid(together ? -z * (a1 + a2) : -z * a2);
        double d1 = (1 - lambda) * first + (together ? lambda * second : 0);
        double d2 = lambda * second;
        double dz = a1 * d1 + a2 * d2;
        a1 += FREQUENCY / STEPS * z * d1;
        a2 += FREQUENCY / STEPS * z * d2;
        z += FREQUENCY / STEPS * dz;
      }
    }
    return Files.writeString(file, text);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
