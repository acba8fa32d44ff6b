package dev.gradus.studies.look;

import static dev.gradus.studies.look.StepLog.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a step log shows of oscillation and stability (Cai et al. 2024; Cohen et al. 2021).
final class StepReading {
  /// How far from 1 the product of the 1/t law may be where the law is said to hold.
  private static final double CLOSE = 0.2;

  private static final double[] TARGETS = {0.1, 0.01};

  final StepLog log;
  final List<String> lines = new ArrayList<>();
  final Map<String, Object> json = new LinkedHashMap<>();

  /// stepsize x t x loss x (|gradient| / loss)^2, by row; null where it cannot be known.
  final double @Nullable [] law;

  private final List<Map<String, Object>> missing = new ArrayList<>();
  private final int[] logged;
  private double stableFrom = Double.NaN;
  private boolean settled;

  StepReading(StepLog log) {
    this.log = log;
    logged =
        IntStream.range(0, log.size())
            .filter(row -> !Double.isNaN(log.get(StepColumn.LOSS, row)))
            .toArray();
    head();
    phases();
    law = law();
    sayLaw();
    margins();
    sharpness();
    json.put("missing", missing);
  }

  /// A number that is known; for machines, what is not known is not there.
  private void put(String key, double value) {
    if (Double.isFinite(value)) {
      json.put(key, value);
    }
  }

  private int last() {
    return logged[logged.length - 1];
  }

  private void head() {
    int end = log.size() - 1;
    json.put("kind", "step log");
    json.put("rows", log.size());
    json.put("columns", log.names());
    json.put("first_step", log.step(0));
    json.put("last_step", log.step(end));
    lines.add(
        "%d rows, step %s to %s; read: %s"
            .formatted(
                log.size(),
                number(log.step(0)),
                number(log.step(end)),
                String.join(", ", log.names().values())));
    lines.addAll(log.notes());
    json.put("notes", log.notes());
  }

  private void miss(String what, StepColumn... columns) {
    List<String> needed =
        Arrays.stream(columns)
            .filter(column -> !log.has(column))
            .map(column -> column.label)
            .toList();
    String needs = needed.isEmpty() ? "more rows" : String.join(" and ", needed);
    missing.add(Map.of("what", what, "needs", needs));
    lines.add("not said: " + what + "; log " + needs + " to know");
  }

  /// Where oscillation ends: the last row at which the loss rose.
  private void phases() {
    if (logged.length < 2) {
      miss("when training became stable", StepColumn.LOSS);
      return;
    }
    int increases = 0;
    int lastRise = -1;
    for (int k = 1; k < logged.length; k++) {
      if (log.get(StepColumn.LOSS, logged[k]) > log.get(StepColumn.LOSS, logged[k - 1])) {
        increases++;
        lastRise = logged[k];
      }
    }
    double span = log.step(last()) - log.step(logged[0]);
    boolean everyStep = span == logged.length - 1;
    json.put("increases", increases);
    put("last_increase", lastRise < 0 ? Double.NaN : log.step(lastRise));
    settled = lastRise < 0 || log.step(last()) - log.step(lastRise) >= 0.1 * span;
    stableFrom = lastRise < 0 ? log.step(logged[0]) : log.step(lastRise);
    put("stable_from", settled ? stableFrom : Double.NaN);
    String between = everyStep ? "" : " (rises between logged rows cannot be seen)";
    if (lastRise < 0) {
      lines.add("stable throughout: the loss never rose" + between);
    } else if (settled) {
      lines.add(
          "oscillating, then stable: the loss rose at %d of %d rows, last at step %s; stable from there%s"
              .formatted(increases, logged.length - 1, number(stableFrom), between));
    } else {
      lines.add(
          "still oscillating: the loss rose at %d of %d rows, last at step %s, in the last tenth%s"
              .formatted(increases, logged.length - 1, number(log.step(lastRise)), between));
    }
  }

  /// (sum of stepsizes so far) x loss x (|gradient| / loss)^2, which tends to 1 in the stable phase
  /// of an exponential-tailed loss on separable data.
  private double @Nullable [] law() {
    if (!log.has(StepColumn.LOSS)
        || !log.has(StepColumn.STEPSIZE)
        || !log.has(StepColumn.GRADIENT_NORM)) {
      return null;
    }
    double[] product = new double[log.size()];
    double travelled = 0;
    double stepsize = Double.NaN;
    for (int row = 0; row < product.length; row++) {
      double before = row == 0 ? 0 : log.step(row - 1);
      double here = log.get(StepColumn.STEPSIZE, row);
      // The steps since the row before were taken with the stepsize logged there.
      stepsize = Double.isNaN(stepsize) ? here : stepsize;
      travelled += Double.isNaN(stepsize) ? 0 : stepsize * Math.max(0, log.step(row) - before);
      stepsize = Double.isNaN(here) ? stepsize : here;
      double loss = log.get(StepColumn.LOSS, row);
      double rate = log.get(StepColumn.GRADIENT_NORM, row) / loss;
      product[row] = loss > 0 ? travelled * loss * rate * rate : Double.NaN;
    }
    return product;
  }

  private void sayLaw() {
    if (law == null) {
      miss(
          "whether the loss falls as 1/t, and the steps left to a target",
          StepColumn.LOSS,
          StepColumn.STEPSIZE,
          StepColumn.GRADIENT_NORM);
      return;
    }
    int end = lastFinite(law);
    if (end < 0) {
      miss("whether the loss falls as 1/t, and the steps left to a target");
      return;
    }
    double value = law[end];
    boolean holds = settled && Math.abs(value - 1) <= CLOSE;
    json.put("one_over_t", value);
    json.put("one_over_t_holds", holds);
    lines.add(
        "1/t law: stepsize x t x loss x (|gradient|/loss)^2 = %.4f at step %s, %s"
            .formatted(
                value,
                number(log.step(end)),
                holds
                    ? "so the loss falls as 1/t (it tends to 1)"
                    : "so the loss does not fall as 1/t" + (settled ? " (or not yet)" : "")));
    double rate = log.get(StepColumn.GRADIENT_NORM, end) / log.get(StepColumn.LOSS, end);
    if (!holds) {
      return;
    }
    json.put("margin_estimate", rate);
    lines.add(
        "|gradient|/loss = %.5g: an early estimate of the final normalised margin, for a predictor close to homogeneous of degree 1"
            .formatted(rate));
    double loss = log.get(StepColumn.LOSS, end);
    double stepsize = log.get(StepColumn.STEPSIZE, end);
    List<Map<String, Double>> targets = new ArrayList<>();
    for (double share : TARGETS) {
      double steps = (1 / (share * loss) - 1 / loss) / (stepsize * rate * rate);
      targets.add(Map.of("loss", share * loss, "steps", Math.ceil(steps)));
    }
    json.put("remaining_steps", targets);
    lines.add(
        "at this stepsize, loss %.3g takes about %.3g more steps, loss %.3g about %.3g (1/loss grows by stepsize (|gradient|/loss)^2 a step)"
            .formatted(
                target(targets, 0, "loss"),
                target(targets, 0, "steps"),
                target(targets, 1, "loss"),
                target(targets, 1, "steps")));
  }

  private void margins() {
    if (!log.has(StepColumn.WEIGHT_NORM)) {
      miss(
          "how the normalised margin moves (margin/|w|, and -log(loss)/|w|)",
          StepColumn.WEIGHT_NORM,
          StepColumn.MARGIN);
      return;
    }
    if (log.has(StepColumn.LOSS)) {
      double[] smoothed = new double[log.size()];
      Arrays.setAll(
          smoothed,
          row -> {
            double loss = log.get(StepColumn.LOSS, row);
            return loss > 0 ? -Math.log(loss) / log.get(StepColumn.WEIGHT_NORM, row) : Double.NaN;
          });
      trend("gamma_a", "smoothed margin -log(loss)/|w|, of a logistic loss", smoothed);
    }
    if (!log.has(StepColumn.MARGIN)) {
      miss("whether all examples are right, and margin/|w|", StepColumn.MARGIN);
      return;
    }
    double[] margin = log.column(StepColumn.MARGIN);
    int negative = -1;
    for (int row = 0; row < margin.length; row++) {
      negative = margin[row] <= 0 ? row : negative;
    }
    int end = lastFinite(margin);
    boolean positive = end > negative;
    put(
        "separates_from",
        !positive ? Double.NaN : log.step(Math.min(negative + 1, log.size() - 1)));
    lines.add(
        positive
            ? "the smallest margin is positive from step %s on: all training examples are right"
                .formatted(number(log.step(negative + 1)))
            : "the smallest margin is not positive at the end: some training example is wrong");
    double[] normalised = new double[margin.length];
    Arrays.setAll(normalised, row -> margin[row] / log.get(StepColumn.WEIGHT_NORM, row));
    trend("margin_bar", "normalised margin margin/|w|", normalised);
  }

  /// First and last value in the stable phase, and how often it fell there.
  private void trend(String key, String name, double[] values) {
    int[] rows =
        IntStream.range(0, values.length)
            .filter(row -> Double.isFinite(values[row]))
            .filter(row -> !settled || log.step(row) >= stableFrom)
            .toArray();
    if (rows.length < 2) {
      return;
    }
    int falls = 0;
    for (int k = 1; k < rows.length; k++) {
      falls += values[rows[k]] < values[rows[k - 1]] ? 1 : 0;
    }
    double first = values[rows[0]];
    double end = values[rows[rows.length - 1]];
    json.put(key, end);
    json.put(key + "_falls", falls);
    lines.add(
        "%s: %.5g at step %s, %.5g at step %s; it fell at %d of %d rows%s"
            .formatted(
                name,
                first,
                number(log.step(rows[0])),
                end,
                number(log.step(rows[rows.length - 1])),
                falls,
                rows.length - 1,
                settled ? " of the stable phase" : ""));
  }

  private void sharpness() {
    if (!log.has(StepColumn.SHARPNESS) || !log.has(StepColumn.STEPSIZE)) {
      miss(
          "where the sharpness stands against 2/stepsize",
          StepColumn.SHARPNESS,
          StepColumn.STEPSIZE);
      return;
    }
    double[] ratio = new double[log.size()];
    Arrays.setAll(
        ratio, row -> log.get(StepColumn.SHARPNESS, row) * log.get(StepColumn.STEPSIZE, row) / 2);
    int[] rows =
        IntStream.range(0, ratio.length).filter(row -> Double.isFinite(ratio[row])).toArray();
    if (rows.length == 0) {
      miss("where the sharpness stands against 2/stepsize");
      return;
    }
    int first = -1;
    int above = 0;
    for (int row : rows) {
      above += ratio[row] > 1 ? 1 : 0;
      first = first < 0 && ratio[row] > 1 ? row : first;
    }
    double end = ratio[rows[rows.length - 1]];
    json.put("sharpness_ratio", end);
    json.put("sharpness_rows_above", above);
    put("sharpness_first_above", first < 0 ? Double.NaN : log.step(first));
    if (first < 0) {
      lines.add("sharpness stayed below 2/stepsize; at the end it is %.3g of it".formatted(end));
      return;
    }
    int from = first;
    double[] later =
        Arrays.stream(rows)
            .filter(row -> row >= from)
            .mapToDouble(row -> ratio[row])
            .sorted()
            .toArray();
    double median = later[later.length / 2];
    json.put("sharpness_median_ratio", median);
    lines.add(
        "sharpness passed 2/stepsize at step %s; since then its median is %.3g of it, at the end %.3g: %s"
            .formatted(
                number(log.step(first)),
                median,
                end,
                verdict(median, first, rows[rows.length - 1])));
  }

  /// Where the threshold rose because the stepsize fell, the ground need not be flatter.
  private String verdict(double median, int first, int end) {
    if (Math.abs(median - 1) <= CLOSE) {
      return "the edge of stability";
    }
    if (median > 1) {
      return "far beyond stability";
    }
    double flatter = log.get(StepColumn.SHARPNESS, end) / log.get(StepColumn.SHARPNESS, first);
    double slower = log.get(StepColumn.STEPSIZE, end) / log.get(StepColumn.STEPSIZE, first);
    return flatter < slower
        ? "it left the edge for flatter ground"
        : "the stepsize fell to %.3g of what it was, and so the threshold rose above it"
            .formatted(slower);
  }

  private static int lastFinite(double[] values) {
    for (int row = values.length - 1; row >= 0; row--) {
      if (Double.isFinite(values[row])) {
        return row;
      }
    }
    return -1;
  }

  private static double target(List<Map<String, Double>> targets, int target, String key) {
    return targets.get(target).getOrDefault(key, Double.NaN);
  }
}
