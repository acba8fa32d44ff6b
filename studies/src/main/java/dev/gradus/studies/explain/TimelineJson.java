package dev.gradus.studies.explain;

import dev.gradus.measures.information.Decomposition;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.Ladder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A timeline for machines; numbers that are not finite are null.
public final class TimelineJson {
  private TimelineJson() {}

  /// One checkpoint and one reference alone: `n`, `unit`, all [numbers][Explained#numbers] and
  /// `estimator`.
  public static Map<String, Object> of(Explained point) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", point.all().n());
    json.put("unit", point.all().unit().name().toLowerCase(Locale.ROOT));
    point.numbers().forEach((name, value) -> json.put(name, number(value)));
    json.put("estimator", point.all().estimator().id());
    if (!point.perClass().isEmpty()) {
      json.put("per_class", point.perClass().stream().map(TimelineJson::perClass).toList());
    }
    return json;
  }

  /// Everything: `checkpoints` (one a checkpoint and reference, as [#of(Explained)] with `model`,
  /// `seed`, `step`, `by`), `t0` (one a reference and seed), `pairs`, `ladder`.
  public static Map<String, Object> of(Timeline timeline, List<PairTest> pairs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", timeline.n());
    json.put("unit", timeline.unit().name().toLowerCase(Locale.ROOT));
    List<Map<String, Object>> points = new ArrayList<>();
    for (Explained point : timeline.points()) {
      Map<String, Object> one = checkpoint(point.checkpoint());
      one.put("by", point.by());
      one.putAll(of(point));
      points.add(one);
    }
    json.put("checkpoints", points);
    json.put("t0", onsets(timeline));
    if (!pairs.isEmpty()) {
      json.put("pairs", pairs.stream().map(pair -> pair(pair, pairs.size())).toList());
    }
    if (!timeline.ladder().isEmpty()) {
      json.put("ladder", timeline.ladder().stream().map(one -> climbed(timeline, one)).toList());
    }
    return json;
  }

  private static Map<String, Object> checkpoint(Checkpoint checkpoint) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", checkpoint.place());
    json.put("seed", checkpoint.seed());
    json.put("step", number(checkpoint.step()));
    return json;
  }

  private static List<Map<String, Object>> onsets(Timeline timeline) {
    List<Map<String, Object>> onsets = new ArrayList<>();
    for (String reference : timeline.references()) {
      for (String seed : timeline.seeds()) {
        Optional<Explained> last = timeline.lastExplained(reference, seed);
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("by", reference);
        one.put("seed", seed);
        one.put("step", last.map(point -> number(point.checkpoint().step())).orElse(null));
        one.put("level", Timeline.LEVEL);
        onsets.add(one);
      }
    }
    return onsets;
  }

  private static Map<String, Object> pair(PairTest test, int tests) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", test.by());
    json.put("seed", test.earlier().seed());
    json.put("earlier", number(test.earlier().step()));
    json.put("later", number(test.later().step()));
    put(json, "i_model_label", test.difference().iModelLabel());
    put(json, "i_model_label_given_by", test.difference().iModelLabelGivenBy());
    put(json, "mu", test.difference().mu());
    json.put("mu_p", number(test.pMu()));
    json.put("mu_p_holm", number(test.pMuHolm()));
    json.put("i_model_label_given_by_p", number(test.pBeyond()));
    json.put("i_model_label_given_by_p_holm", number(test.pBeyondHolm()));
    json.put("tests", tests);
    return json;
  }

  private static Map<String, Object> climbed(Timeline timeline, Timeline.Climbed climbed) {
    Map<String, Object> json = checkpoint(climbed.checkpoint());
    put(json, "i_model_label", climbed.ladder().iModelLabel());
    List<Map<String, Object>> parts = new ArrayList<>();
    for (int i = 0; i < timeline.rungs().size(); i++) {
      Ladder.Rung rung = climbed.ladder().rungs().get(i);
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("by", timeline.rungs().get(i));
      put(part, "added", rung.added());
      put(part, "left", rung.left());
      part.put("left_by_chance", number(rung.leftByChance()));
      parts.add(part);
    }
    json.put("parts", parts);
    put(json, "left", climbed.ladder().left());
    json.put("estimator", climbed.ladder().estimator().id());
    return json;
  }

  private static void put(Map<String, Object> json, String name, Estimate estimate) {
    json.put(name, number(estimate.value()));
    json.put(name + "_se", number(estimate.standardError()));
    json.put(name + "_lower", number(estimate.lower()));
    json.put(name + "_upper", number(estimate.upper()));
  }

  private static Map<String, Object> perClass(Decomposition.PerClass part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", part.label());
    json.put("share", number(part.share()));
    json.put("i_model_label", number(part.iModelLabel()));
    json.put("i_model_label_given_by", number(part.iModelLabelGivenBy()));
    json.put("mu", number(part.mu()));
    return json;
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
