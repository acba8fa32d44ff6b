package dev.gradus.studies.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.Dynamics;
import dev.gradus.core.InputException;
import dev.gradus.core.RandomStreams;
import dev.gradus.nets.Classification;
import dev.gradus.nets.NetworkState;
import dev.gradus.nets.StochasticGradientDescent;
import dev.gradus.studies.Resolved;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// References of a small network on the disk.
class ReferencesTest {
  private static final long UNTIL = 60;

  private final ObjectNode configuration =
      Resolved.of(
          """
          problem: classification
          data: disk
          drawn: {train: 300, test: 500}
          model: {name: mlp, widths: [20]}
          stepsize: 0.5
          until: %d
          reference: {until: 200}
          """
              .formatted(UNTIL));

  private final LabelledData data = LabelledData.of(configuration);

  private final Classification network =
      new Classification(
          data.train(),
          data.test(),
          Settings.model(configuration.get("model")),
          Settings.hyperparameters(configuration),
          data.evaluated());

  private LongFunction<Supplier<int[]>> reference(String changes) {
    ObjectNode settings = ((ObjectNode) configuration.get("reference")).deepCopy();
    for (String change : changes.split(" ")) {
      String[] pair = change.split("=");
      if (pair[0].equals("at")) {
        settings.put("at", Long.parseLong(pair[1]));
      } else if (pair[0].equals("labels")) {
        settings.put("labels", pair[1]);
      }
    }
    return new References(data, network, UNTIL, 0).predictions("reference", settings);
  }

  private static double agreement(int[] a, int[] b) {
    int same = 0;
    for (int i = 0; i < a.length; i++) {
      same += a[i] == b[i] ? 1 : 0;
    }
    return same / (double) a.length;
  }

  @Test
  void trainedOnTheDataItIsOneForAllSeedsAndKnowsTheLabels() {
    LongFunction<Supplier<int[]>> reference = reference("");
    int[] predictions = reference.apply(0).get();
    assertThat(reference.apply(5).get()).isSameAs(predictions);
    // The best straight line is right on about 89 % of the disk.
    assertThat(agreement(predictions, data.testLabels())).isBetween(0.8, 0.95);
    assertThat(reference("").apply(0).get()).isEqualTo(predictions);
  }

  @Test
  void trainedOnTheNetworkItFollowsTheNetworkOfItsSeedAndStep() {
    LongFunction<Supplier<int[]>> start = reference("labels=network at=0");
    LongFunction<Supplier<int[]>> end = reference("labels=network");
    for (long seed = 0; seed < 2; seed++) {
      int[] untrained = predictionsOfNetwork(seed, 0);
      // A network of small weights is nearly linear, so a line can follow it.
      assertThat(agreement(start.apply(seed).get(), untrained)).isGreaterThan(0.85);
      assertThat(agreement(end.apply(seed).get(), predictionsOfNetwork(seed, UNTIL)))
          .isGreaterThan(0.9);
    }
    assertThat(Arrays.equals(start.apply(0).get(), start.apply(1).get())).isFalse();
  }

  private int[] predictionsOfNetwork(long seed, long step) {
    try (Dynamics<NetworkState> dynamics =
        new StochasticGradientDescent().start(network, new RandomStreams(seed))) {
      dynamics.advance((double) step, UNTIL);
      return dynamics.state().predictions().clone();
    }
  }

  @Test
  void aStepThatTheNetworkHasNotIsRefused() {
    assertThatThrownBy(() -> reference("at=3"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("reference.at: is for labels: network only");
    assertThatThrownBy(() -> reference("labels=network at=61"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("reference.at: 61 found, expected at most 60");
  }
}
