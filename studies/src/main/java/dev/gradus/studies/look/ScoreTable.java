package dev.gradus.studies.look;

import dev.gradus.measures.examples.ExampleDynamics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The scores of all examples under names that say their convention.
final class ScoreTable {
  private static final int NEVER_IN_CARTOGRAPHY = 1000;

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "gold",
          "confidence",
          "variability_pop_sd",
          "correctness_count",
          "forgetting_count_1000_if_never",
          "threshold_closeness",
          "aleatoric",
          "aum",
          "first_learned_epoch0",
          "presentations_needed_to_learn",
          "iteration_learned_epoch0",
          "el2n_first",
          "el2n_last",
          "el2n_mean",
          "margin_last",
          "forgetting_count_null_if_never",
          "forgetting_count_epochs_if_never");

  private ScoreTable() {}

  static Findings.Scores of(ExampleLog log) {
    List<String> columns = new ArrayList<>(COLUMNS);
    if (log.hasGroups()) {
      columns.add("group");
    }
    return new Findings.Scores(List.copyOf(columns), log.size(), i -> row(log, i));
  }

  private static List<@Nullable Object> row(ExampleLog log, int i) {
    ExampleDynamics scores = log.scores;
    boolean never = scores.correctness(i) == 0;
    int forgetting = scores.forgetting(i);
    List<@Nullable Object> row = new ArrayList<>();
    Collections.addAll(
        row,
        id(log.ids.get(i)),
        log.gold(i),
        scores.confidence(i),
        scores.variability(i),
        scores.correctness(i),
        never ? NEVER_IN_CARTOGRAPHY : forgetting,
        scores.thresholdCloseness(i),
        scores.aleatoric(i),
        scores.aum(i),
        orNull(scores.firstLearned(i)),
        scores.presentationsNeeded(i),
        orNull(scores.learnedForGood(i)),
        scores.el2nFirst(i),
        scores.el2nLast(i),
        scores.el2nMean(i),
        scores.lastMargin(i),
        never ? null : forgetting,
        never ? scores.epochs(i) : forgetting);
    if (log.hasGroups()) {
      row.add(log.groups.get(log.group(i)));
    }
    return row;
  }

  private static Object id(String id) {
    boolean whole = id.matches("0|-?[1-9]\\d{0,14}");
    return whole ? (Object) Long.valueOf(id) : id;
  }

  private static @Nullable Integer orNull(int epoch) {
    return epoch < 0 ? null : epoch;
  }

  /// What each score means, for people and machines.
  static Map<String, Object> conventions(boolean probabilities) {
    Map<String, Object> meaning = new LinkedHashMap<>();
    meaning.put("epochs", "counted from 0 in the order of the log");
    meaning.put("correct", "the gold class has the largest output, the first of equal ones");
    meaning.put("confidence", "mean over epochs of the gold class's probability p");
    meaning.put(
        "variability_pop_sd", "standard deviation of p over epochs, divided by their count");
    meaning.put("correctness_count", "epochs that are correct");
    meaning.put(
        "forgetting_count_1000_if_never",
        "wrong after correct; 1000 if never correct (cartography)");
    meaning.put("forgetting_count_null_if_never", "the same; null if never correct");
    meaning.put(
        "forgetting_count_epochs_if_never",
        "the same; the count of epochs if never correct (example forgetting)");
    meaning.put("threshold_closeness", "confidence (1 - confidence)");
    meaning.put("aleatoric", "mean over epochs of p (1 - p)");
    meaning.put(
        "aum",
        "mean over epochs of gold logit minus largest other"
            + (probabilities ? ", from logarithms of the probabilities" : ""));
    meaning.put("first_learned_epoch0", "first correct epoch; null if never");
    meaning.put(
        "presentations_needed_to_learn", "last wrong epoch + 1; the count of epochs if wrong last");
    meaning.put(
        "iteration_learned_epoch0",
        "first epoch from which on all are correct; null if wrong last");
    meaning.put("el2n_first", "|probabilities - one-hot label|, first epoch");
    meaning.put("el2n_last", "the same, last epoch");
    meaning.put("el2n_mean", "the same, mean over epochs");
    meaning.put("margin_last", "gold logit minus largest other, last epoch");
    return meaning;
  }
}
