package dev.gradus.studies.look;

import dev.gradus.lab.report.Numbers;
import dev.gradus.measures.examples.ModeFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mode fitted to a group's margin curve, and when the group becomes confident.
///
/// @param curve of the group
/// @param fit of its mode
/// @param rateError standard error of the rate, from examples and from what the line misses
/// @param times to confidence 0.9, 0.99, 0.999
record GroupRate(MarginCurve curve, ModeFit fit, double rateError, List<Reached> times) {
  private static final double[] DELTAS = {0.1, 0.01, 0.001};

  /// When the mean margin reaches a confidence.
  ///
  /// @param confidence 1 - delta
  /// @param time in epochs; NaN where it is neither seen nor to be predicted
  /// @param error its standard error
  /// @param observed whether it lies within the log
  record Reached(double confidence, double time, double error, boolean observed) {}

  static GroupRate of(MarginCurve curve, int classes) {
    ModeFit fit = ModeFit.of(curve.times, curve.margin(), classes);
    double examples =
        MarginCurve.jackknife(
            curve.blocks(), block -> ModeFit.of(curve.times, curve.margin(block), classes).rate());
    double line = fit.rate() * fit.residual() / (2 * Math.sqrt(Math.max(1, fit.points() - 2)));
    List<Reached> times = new ArrayList<>();
    for (double delta : DELTAS) {
      times.add(reached(curve, fit, classes, delta, line / fit.rate()));
    }
    return new GroupRate(
        curve, fit, Math.hypot(Double.isNaN(examples) ? 0 : examples, line), times);
  }

  private static Reached reached(
      MarginCurve curve, ModeFit fit, int classes, double delta, double relativeLine) {
    double target = Math.log((1 - delta) / delta);
    double time = time(curve.times, curve.margin(), fit, target);
    boolean observed = time <= curve.times[curve.times.length - 1];
    double examples =
        MarginCurve.jackknife(
            curve.blocks(),
            block -> {
              double[] margin = curve.margin(block);
              ModeFit without = observed ? fit : ModeFit.of(curve.times, margin, classes);
              return time(curve.times, margin, without, target);
            });
    double beyond = observed ? 0 : time - curve.times[curve.times.length - 1];
    double error = Math.hypot(Double.isNaN(examples) ? 0 : examples, beyond * relativeLine);
    return new Reached(1 - delta, time, Double.isFinite(error) ? error : Double.NaN, observed);
  }

  /// Interpolated where the margin gets there, else from the last margin on along the mode.
  private static double time(double[] t, double[] f, ModeFit fit, double target) {
    for (int i = 0; i < f.length; i++) {
      if (f[i] >= target) {
        return i == 0
            ? t[0]
            : t[i - 1] + (t[i] - t[i - 1]) * (target - f[i - 1]) / (f[i] - f[i - 1]);
      }
    }
    return fit.isFitted() ? t[t.length - 1] + fit.time(f[f.length - 1], target) : Double.NaN;
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    double[] margin = curve.margin();
    json.put("group", curve.name);
    json.put("examples", curve.size);
    json.put("margin_first", margin[0]);
    json.put("margin_last", margin[margin.length - 1]);
    json.put("mode_rate_per_epoch", finite(fit.rate()));
    json.put("mode_rate_se", finite(rateError));
    json.put("mode_k", finite(fit.k()));
    json.put("mode_line_residual", finite(fit.residual()));
    json.put("mode_intervals_used", fit.points());
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (Reached reached : times) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("confidence", reached.confidence());
      one.put("epoch", finite(reached.time()));
      one.put("se", finite(reached.error()));
      one.put("observed", reached.observed());
      list.add(one);
    }
    json.put("time_to_confidence", list);
    return json;
  }

  String line() {
    StringBuilder text =
        new StringBuilder("group %s: %d examples, ".formatted(curve.name, curve.size));
    double[] margin = curve.margin();
    text.append(
        "mean margin %s to %s, ".formatted(short3(margin[0]), short3(margin[margin.length - 1])));
    text.append(
        fit.isFitted()
            ? "mode rate %s an epoch".formatted(Numbers.uncertain(fit.rate(), rateError))
            : fit.points() < ModeFit.FEWEST_POINTS
                ? "no mode rate (%d intervals below confidence 0.99, %d needed: log more often)"
                    .formatted(fit.points(), ModeFit.FEWEST_POINTS)
                : "no mode rate (%s)"
                    .formatted(
                        margin[margin.length - 1] > margin[0]
                            ? "its growth slows down as no mode does"
                            : "its margin does not grow"));
    for (Reached reached : times) {
      if (Double.isFinite(reached.time())) {
        text.append(
            "; confidence %s %s epoch %s"
                .formatted(
                    reached.confidence(),
                    reached.observed() ? "at" : "predicted at",
                    Numbers.uncertain(reached.time(), Math.max(reached.error(), 0.01))));
      }
    }
    return text.toString();
  }

  static String short3(double value) {
    return Numbers.significant(value, 3);
  }

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
