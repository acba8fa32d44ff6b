package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Tables whose every quantity was computed apart from this project in 60-digit arithmetic.
class ReferenceCasesTest {
  private static final double TOLERANCE = 1e-12;

  static Stream<Arguments> cases() {
    JsonNode root =
        new ObjectMapper().readTree(ReferenceCasesTest.class.getResourceAsStream("cases.json"));
    return root.get("cases")
        .valueStream()
        .map(node -> Arguments.of(node.get("name").asString(), node));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyPlugInQuantityAndStandardErrorAgrees(String name, JsonNode reference) {
    long[][][] counts = new ObjectMapper().treeToValue(reference.get("counts"), long[][][].class);
    ContingencyTable table = ContingencyTable.of(counts);
    ExplainedInformation nats = ExplainedInformation.of(table, EntropyEstimator.PLUGIN);
    assertThat(nats.n()).isEqualTo(reference.get("N").asLong());
    agree(reference, "acc_F", nats.accuracyModel());
    agree(reference, "acc_L", nats.accuracyBy());
    agree(reference, "agree_FL", nats.agreement());
    agree(nats, reference.get("nats"), reference.get("delta_se_nats"));
    agree(nats.in(Unit.BITS), reference.get("bits"), reference.get("delta_se_bits"));
    agree(nats.in(Unit.BITS).in(Unit.NATS), reference.get("nats"), reference.get("delta_se_nats"));
    agree(reference, "G_statistic", 2 * nats.n() * nats.iModelLabelGivenBy().value());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void millerMadowAndJackknifeAgree(String name, JsonNode reference) {
    long[][][] counts = new ObjectMapper().treeToValue(reference.get("counts"), long[][][].class);
    ContingencyTable table = ContingencyTable.of(counts);
    ExplainedInformation corrected =
        ExplainedInformation.of(table, EntropyEstimator.MILLER_MADOW).in(Unit.BITS);
    agree(reference.get("bits"), "mm_I_FY", corrected.iModelLabel().value());
    agree(reference.get("bits"), "mm_I_FY_given_L", corrected.iModelLabelGivenBy().value());
    agree(reference.get("bits"), "mm_mu", corrected.mu().value());
    ExplainedInformation jackknife = ExplainedInformation.of(table, EntropyEstimator.JACKKNIFE);
    if (table.total() == 1) {
      assertThat(jackknife.mu().value()).isNaN();
    } else {
      agree(reference.get("nats"), "jk_I_FY", jackknife.iModelLabel().value());
      agree(reference.get("nats"), "jk_I_FY_given_L", jackknife.iModelLabelGivenBy().value());
      agree(reference.get("nats"), "jk_mu", jackknife.mu().value());
    }
  }

  private static void agree(ExplainedInformation found, JsonNode values, JsonNode errors) {
    Entropies h = found.entropies();
    agree(values, "H_Y", h.label());
    agree(values, "H_F", h.model());
    agree(values, "H_L", h.by());
    agree(values, "H_YF", h.labelModel());
    agree(values, "H_YL", h.labelBy());
    agree(values, "H_FL", h.modelBy());
    agree(values, "H_YFL", h.labelModelBy());
    agree(values, "I_FY", found.iModelLabel().value());
    agree(values, "I_LY", found.iByLabel().value());
    agree(values, "I_FL", h.modelByInformation());
    agree(values, "I_FY_given_L", found.iModelLabelGivenBy().value());
    agree(values, "I_LY_given_F", h.byLabelGivenModel());
    agree(values, "I_FL_given_Y", h.modelByGivenLabel());
    agree(values, "I_FL_joint_Y", h.bothLabel());
    agree(values, "mu", found.mu().value());
    agree(errors, "I_FY", found.iModelLabel().standardError());
    agree(errors, "I_FY_given_L", found.iModelLabelGivenBy().standardError());
    agree(errors, "mu", found.mu().standardError());
  }

  private static void agree(JsonNode reference, String key, double found) {
    // Reference values have 15 decimals; the G statistic is of the order of N.
    double expected = Double.parseDouble(reference.get(key).asString());
    assertThat(found).as(key).isCloseTo(expected, within(TOLERANCE * Math.max(1, expected)));
  }
}
