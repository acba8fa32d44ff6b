package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SoftPredictionsTest {
  @Test
  void probabilitiesAgreeWithTheReference() {
    JsonNode reference =
        new ObjectMapper()
            .readTree(SoftPredictionsTest.class.getResourceAsStream("soft_case.json"));
    ObjectMapper mapper = new ObjectMapper();
    ExplainedInformation found =
        ExplainedInformation.ofProbabilities(
            mapper.treeToValue(reference.get("y"), int[].class),
            mapper.treeToValue(reference.get("qF"), double[][].class),
            mapper.treeToValue(reference.get("qL"), double[][].class));
    assertThat(found.iModelLabel().value())
        .isCloseTo(reference.get("I_FY_nats").asDouble(), within(1e-12));
    assertThat(found.iModelLabelGivenBy().value())
        .isCloseTo(reference.get("I_FY_given_L_nats").asDouble(), within(1e-12));
    assertThat(found.mu().value()).isCloseTo(reference.get("mu_nats").asDouble(), within(1e-12));
    assertThat(found.mu().standardError())
        .isCloseTo(reference.get("delta_se_mu_nats").asDouble(), within(1e-12));
    // Expected shares of right answers, and of equal ones, over the five examples.
    assertThat(found.accuracyModel()).isCloseTo((0.9 + 0.8 + 0.4 + 0.7 + 0.95) / 5, within(1e-12));
    assertThat(found.agreement()).isCloseTo((0.74 + 0.62 + 0.45 + 0.52 + 0.59) / 5, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("dev.gradus.measures.information.RandomTables#samples")
  void certainPredictionsAreLabels(RandomTables.Sample s) {
    if (s.classes() > 12) {
      return;
    }
    ExplainedInformation hard = ExplainedInformation.of(s.table(), EntropyEstimator.PLUGIN);
    ExplainedInformation soft =
        ExplainedInformation.ofProbabilities(
            s.y(), certain(s.f(), s.classes()), certain(s.l(), s.classes()));
    assertThat(soft.mu().value()).isCloseTo(hard.mu().value(), within(1e-12));
    assertThat(soft.mu().standardError()).isCloseTo(hard.mu().standardError(), within(1e-9));
    assertThat(soft.explainedFraction().standardError())
        .satisfies(error -> {
          if (hard.iModelLabel().value() > 1e-12) {
            assertThat(error).isCloseTo(hard.explainedFraction().standardError(), within(1e-6));
          }
        });
    assertThat(soft.accuracyBy()).isCloseTo(hard.accuracyBy(), within(1e-12));
  }

  private static double[][] certain(int[] classes, int columns) {
    double[][] rows = new double[classes.length][columns];
    for (int j = 0; j < rows.length; j++) {
      rows[j][classes[j]] = 1;
    }
    return rows;
  }

  @Test
  void whatIsNoDistributionIsRefused() {
    double[][] fine = {{0.5, 0.5}, {0, 1}};
    refuses(new int[] {0, 1}, fine, new double[][] {{1, 0}}, "2 labels, 2 predictions");
    refuses(
        new int[] {0, 1},
        new double[][] {{1, 0}, {Double.NaN, 1}},
        fine,
        "model[1][0] is NaN, expected a probability");
    refuses(new int[] {0, 1}, fine, new double[][] {{1, 0}, {1.2, -0.2}}, "by[1][1] is -0.2");
    refuses(new int[] {0, 1}, new double[][] {{3, 1}, {0, 1}}, fine, "model[0] sums to 4.0");
    refuses(new int[] {0, 1}, new double[][] {{1, 0}, {1}}, fine, "model[1] has 1 probabilities");
    refuses(new int[] {0, -1}, fine, fine, "label[1] is -1");
    refuses(new int[] {0, Integer.MAX_VALUE}, fine, fine, "triples of classes");
  }

  private static void refuses(int[] label, double[][] model, double[][] by, String why) {
    assertThatThrownBy(() -> ExplainedInformation.ofProbabilities(label, model, by))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(why);
  }
}
