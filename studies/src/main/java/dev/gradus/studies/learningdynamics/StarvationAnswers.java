package dev.gradus.studies.learningdynamics;

import dev.gradus.studies.ProblemKind;
import dev.gradus.theory.modes.Features;
import dev.gradus.theory.modes.Starvation;
import dev.gradus.theory.modes.Starvation.Moment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ObjectNode;

/// What theory says of a frequent and a rare feature: both margins when the frequent one is learnt,
/// and how long the rare one takes, together with the frequent one and apart from it.
final class StarvationAnswers {
  private StarvationAnswers() {}

  static Map<String, Object> of(ObjectNode configuration, Starvation problem) {
    double[] deltas = ModesKind.confidences(configuration);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("confidence", Arrays.stream(deltas).boxed().toList());
    all.putAll(at(problem, problem.asked(), deltas));
    Map<String, Object> control = at(problem, problem.control(), deltas);
    control.put(
        "control",
        configuration.get("control").stringValue().equals("disjoint") ? "cooccurring" : "disjoint");
    all.put("control", control);
    double[] targets = ProblemKind.numbers(configuration.get("targets"));
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("f2", Arrays.stream(targets).boxed().toList());
    times.put("cooccurring", times(problem, problem.cooccurring(), targets));
    times.put("disjoint", times(problem, problem.disjoint(), targets));
    all.put("time_to_target", times);
    return all;
  }

  private static Map<String, Object> at(Starvation problem, Features arrangement, double[] deltas) {
    List<Moment> moments =
        Arrays.stream(deltas)
            .mapToObj(delta ->
                problem.whenReached(arrangement, 0, arrangement.drive().marginAt(delta, 0)))
            .toList();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("time_to_confidence", list(moments, Moment::time));
    all.put("f1", list(moments, Moment::frequent));
    all.put("f2", list(moments, Moment::rare));
    all.put("bound", list(moments, Moment::bound));
    all.put("confidence2", list(moments, moment -> arrangement.drive().confidence(moment.rare())));
    Moment end = problem.whenFrozen(arrangement);
    all.put("finish_time", end.time());
    Map<String, Object> frozen = new LinkedHashMap<>();
    frozen.put("f1", end.frequent());
    frozen.put("f2", end.rare());
    frozen.put("bound", end.bound());
    all.put("frozen", frozen);
    return all;
  }

  private static List<Double> list(List<Moment> moments, ToDoubleFunction<Moment> part) {
    return moments.stream().map(part::applyAsDouble).toList();
  }

  private static List<Double> times(Starvation problem, Features arrangement, double[] targets) {
    return Arrays.stream(targets)
        .mapToObj(target -> problem.whenReached(arrangement, 1, target).time())
        .toList();
  }

  /// A little beyond the last confidence of the frequent feature.
  static double enough(ObjectNode configuration, Starvation problem) {
    double last = problem.whenFrozen(problem.asked()).time();
    if (!Double.isFinite(last)) {
      last =
          Arrays.stream(ModesKind.confidences(configuration))
              .map(delta ->
                  problem
                      .whenReached(problem.asked(), 0, problem.asked().drive().marginAt(delta, 0))
                      .time())
              .filter(Double::isFinite)
              .max()
              .orElse(0);
    }
    return Math.max(1.2 * last, 10 / problem.asked().frequency());
  }
}
