package dev.gradus.studies.look;

import dev.gradus.lab.report.Numbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the group that is learned first takes the gradient away from another.
///
/// The *response* of a group is the growth of its mean margin per unit of the gradient that its own
/// examples still have. As long as groups are independent modes it never falls while the margin
/// grows, however rare a group is; where one group's feature is learned only on examples that
/// another already classifies, it falls as that one's gradient does. So the response once the
/// leader's gradient is below a tenth of its start is compared with the response while it falls
/// from three quarters to one quarter (derived in docs/notes/look.md). With a log of the same
/// network without the competing feature, final margins are compared instead.
///
/// @param group judged
/// @param verdict `starvation`, `no starvation` or `not measurable`
/// @param because the reason, for people
/// @param ratio what was compared, NaN where nothing could be
/// @param error its standard error
/// @param control what it was compared with
record StarvationVerdict(
    String group, String verdict, String because, double ratio, double error, String control) {
  private static final String STARVATION = "starvation";
  private static final String NONE = "no starvation";
  private static final String UNKNOWN = "not measurable";

  private static final double CONFIDENT = Math.log(9);
  private static final double HALF = 0.5;
  private static final double BEGINS = 0.75;
  private static final double LEARNED = 0.25;
  private static final double GONE = 0.1;
  private static final double MOST_LEADER_FALL = 0.5;

  /// The group whose examples are confident first.
  static MarginCurve leader(List<MarginCurve> curves) {
    MarginCurve leader = curves.getFirst();
    for (MarginCurve curve : curves) {
      leader = total(curve.gradient(-1)) < total(leader.gradient(-1)) ? curve : leader;
    }
    return leader;
  }

  /// A log in which nothing can be compared.
  static StarvationVerdict ungrouped(String note) {
    return new StarvationVerdict(
        "",
        UNKNOWN,
        note
            + "; name the groups in a column group, and log examples that hold the rarer feature alone",
        Double.NaN,
        Double.NaN,
        "none");
  }

  private static double total(double[] values) {
    double total = 0;
    for (double value : values) {
      total += value;
    }
    return total;
  }

  /// Judges a group by the log alone.
  static StarvationVerdict of(MarginCurve group, MarginCurve leader) {
    String control = "the group's own response while " + leader.name + " was learned";
    double[] margin = group.margin();
    for (int i = 0; i < margin.length; i++) {
      if (margin[i] >= CONFIDENT) {
        return new StarvationVerdict(
            group.name,
            NONE,
            "its mean margin reaches confidence 0.9 by epoch " + ExampleLog.text(group.times[i]),
            Double.NaN,
            Double.NaN,
            "none needed");
      }
    }
    double[] gradient = leader.gradient(-1);
    int begins = last(gradient, BEGINS);
    int learned = first(gradient, LEARNED);
    int gone = first(gradient, GONE);
    String missing = missing(group, leader, gradient, begins, learned, gone);
    if (!missing.isEmpty()) {
      return new StarvationVerdict(group.name, UNKNOWN, missing, Double.NaN, Double.NaN, control);
    }
    double ratio = ratio(group, -1, begins, learned, gone);
    double error =
        MarginCurve.jackknife(group.blocks(), block -> ratio(group, block, begins, learned, gone));
    double leaders = ratio(leader, -1, begins, learned, gone);
    if (leaders < MOST_LEADER_FALL) {
      return new StarvationVerdict(
          group.name,
          UNKNOWN,
          "the response of %s itself fell to %s of what it was: stepsize or data changed, or margins are noise"
              .formatted(leader.name, GroupRate.short3(leaders)),
          ratio,
          error,
          control);
    }
    return judged(
        group.name,
        ratio,
        error,
        "its response to its own gradient is %s times what it was while %s was learned; "
                .formatted(Numbers.uncertain(ratio, zeroIfNaN(error)), leader.name)
            + "of independent modes it does not fall",
        control);
  }

  private static String missing(
      MarginCurve group, MarginCurve leader, double[] gradient, int begins, int learned, int gone) {
    int end = gradient.length - 1;
    if (gone < 0) {
      return "%s is not learned either: its gradient ends at %s of its start, %s is needed"
          .formatted(leader.name, GroupRate.short3(gradient[end] / gradient[0]), GONE);
    }
    if (end - gone < 2) {
      return "the log ends as soon as " + leader.name + " is learned; train or log longer";
    }
    double[] margin = group.margin();
    if (!(margin[learned] > margin[begins])) {
      return "its margin does not grow while %s is learned (%s to %s): its examples contradict what is learned, or have nothing to learn from; compare with --control"
          .formatted(
              leader.name, GroupRate.short3(margin[begins]), GroupRate.short3(margin[learned]));
    }
    return "";
  }

  private static int last(double[] gradient, double share) {
    int last = 0;
    while (last + 1 < gradient.length && gradient[last + 1] >= share * gradient[0]) {
      last++;
    }
    return last;
  }

  private static int first(double[] gradient, double share) {
    for (int i = 0; i < gradient.length; i++) {
      if (gradient[i] <= share * gradient[0]) {
        return i;
      }
    }
    return -1;
  }

  private static double ratio(MarginCurve curve, int without, int begins, int learned, int gone) {
    double[] margin = curve.margin(without);
    double[] gradient = curve.gradient(without);
    return response(curve.times, margin, gradient, gone, margin.length - 1)
        / response(curve.times, margin, gradient, begins, learned);
  }

  /// Growth of the margin per unit of gradient spent, by the trapezoidal rule.
  private static double response(
      double[] times, double[] margin, double[] gradient, int from, int to) {
    double spent = 0;
    for (int i = from; i < to; i++) {
      spent += (times[i + 1] - times[i]) * (gradient[i] + gradient[i + 1]) / 2;
    }
    return (margin[to] - margin[from]) / spent;
  }

  /// Judges a group by the same group of another run, in which nothing competes with it.
  static StarvationVerdict against(MarginCurve group, List<MarginCurve> controls) {
    String control = "the same group in the control log";
    for (MarginCurve other : controls) {
      if (other.name.equals(group.name)) {
        double with = last(group, -1);
        double free = last(other, -1);
        if (!(free > 0)) {
          return new StarvationVerdict(
              group.name,
              UNKNOWN,
              "the control did not learn it either (mean margin " + GroupRate.short3(free) + ")",
              Double.NaN,
              Double.NaN,
              control);
        }
        double error =
            Math.hypot(
                zeroIfNaN(MarginCurve.jackknife(group.blocks(), b -> last(group, b) / free)),
                zeroIfNaN(MarginCurve.jackknife(other.blocks(), b -> with / last(other, b))));
        return judged(
            group.name,
            with / free,
            error,
            "its last mean margin is %s of the control's (%s against %s)"
                .formatted(
                    Numbers.uncertain(with / free, error),
                    GroupRate.short3(with),
                    GroupRate.short3(free)),
            control);
      }
    }
    return new StarvationVerdict(
        group.name,
        UNKNOWN,
        "the control log has no group " + group.name,
        Double.NaN,
        Double.NaN,
        control);
  }

  private static double last(MarginCurve curve, int without) {
    double[] margin = curve.margin(without);
    return margin[margin.length - 1];
  }

  private static StarvationVerdict judged(
      String group, double ratio, double error, String because, String control) {
    double spread = 2 * zeroIfNaN(error);
    boolean below = ratio + spread < HALF;
    boolean above = ratio - spread > HALF;
    return new StarvationVerdict(
        group,
        below ? STARVATION : above ? NONE : UNKNOWN,
        because + (below || above ? "" : "; too uncertain to tell from one half"),
        ratio,
        error,
        control);
  }

  private static double zeroIfNaN(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("group", group);
    json.put("verdict", verdict);
    json.put("because", because);
    json.put("control", control);
    json.put("ratio", GroupRate.finite(ratio));
    json.put("ratio_se", GroupRate.finite(error));
    return json;
  }
}
