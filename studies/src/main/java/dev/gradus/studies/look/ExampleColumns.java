package dev.gradus.studies.look;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the columns of an example log are.
///
/// @param id which example
/// @param gold its class
/// @param epoch when
/// @param group which group it belongs to, -1 where there is none
/// @param outputs of the network, one a class, or a single one of a binary network
/// @param areProbabilities whether the outputs are probabilities rather than logits
record ExampleColumns(
    int id, int gold, int epoch, int group, List<Integer> outputs, boolean areProbabilities) {
  private static final String[] ID = {
    "id", "guid", "index", "idx", "exampleid", "example", "sampleid", "sample", "uid", "ids"
  };
  private static final String[] GOLD = {
    "gold", "label", "y", "target", "ytrue", "golds", "labels", "targets", "class"
  };
  private static final String[] EPOCH = {
    "epoch", "step", "t", "iteration", "checkpoint", "epochs", "steps", "time"
  };
  private static final String[] LOGITS = {
    "logit", "logits", "score", "scores", "output", "outputs", "z", "f"
  };
  private static final String[] PROBABILITIES = {
    "prob", "probs", "p", "proba", "probability", "probabilities"
  };

  static ExampleColumns of(List<String> columns) {
    List<Integer> outputs = outputs(columns, LOGITS);
    boolean probabilities = outputs.isEmpty();
    return new ExampleColumns(
        Names.find(columns, ID),
        Names.find(columns, GOLD),
        Names.find(columns, EPOCH),
        Names.find(columns, "group", "groups", "attribute", "environment"),
        probabilities ? outputs(columns, PROBABILITIES) : outputs,
        probabilities);
  }

  private static List<Integer> outputs(List<String> columns, String... names) {
    List<Integer> array = Names.array(columns, names);
    int single = array.isEmpty() ? Names.find(columns, names) : -1;
    return single < 0 ? array : List.of(single);
  }

  /// What is not there, in words; null where nothing is missing.
  @Nullable String missing() {
    return outputs.isEmpty()
        ? "logits (logit_0, logit_1, ... or prob_0, prob_1, ...)"
        : gold < 0
            ? "labels (gold, label, y or target)"
            : id < 0
                ? "examples (id, guid, index or example)"
                : epoch < 0 ? "epochs (epoch or step)" : null;
  }

  /// 2 for a single output.
  int classes() {
    return Math.max(2, outputs.size());
  }
}
