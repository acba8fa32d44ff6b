package dev.gradus.measures.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Estimates computed apart from this project; those of NSB to about 1e-9.
class EntropyEstimatorTest {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("plugin", "ml"),
          Map.entry("miller-madow", "miller_madow"),
          Map.entry("jackknife", "jackknife"),
          Map.entry("grassberger", "grassberger2003"),
          Map.entry("chao-shen", "chao_shen"),
          Map.entry("james-stein", "james_stein_shrink"),
          Map.entry("dirichlet-jeffreys", "dirichlet_ml_jeffreys"),
          Map.entry("dirichlet-laplace", "dirichlet_ml_laplace"),
          Map.entry("dirichlet-perks", "dirichlet_ml_perks"),
          Map.entry("wolpert-wolf", "wolpert_wolf_laplace"),
          Map.entry("nsb", "nsb"));

  static Stream<Arguments> cases() {
    JsonNode root =
        new ObjectMapper()
            .readTree(EntropyEstimatorTest.class.getResourceAsStream("entropy_cases.json"));
    return root.get("cases")
        .valueStream()
        .flatMap(node ->
            KEYS.keySet().stream()
                .map(name -> Arguments.of(node.get("name").asString(), name, node)));
  }

  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("cases")
  void everyEstimateAgrees(String name, String estimator, JsonNode reference) {
    long[] counts = new ObjectMapper().treeToValue(reference.get("counts"), long[].class);
    JsonNode expected = reference.get(KEYS.get(estimator));
    double found = EntropyEstimator.named(estimator).entropy(counts);
    if (expected.isNull()) {
      assertThat(found).isNaN();
    } else {
      assertThat(found).isCloseTo(Double.parseDouble(expected.asString()), within(1e-9));
    }
  }

  @Test
  void aBayesianKnowsALargeSampleAsWellAsAnybody() {
    // The posterior of so many examples is narrow; the integral must find it.
    long[] counts = {400_000, 300_000, 200_000, 99_999, 1};
    assertThat(EntropyEstimator.NSB.entropy(counts))
        .isCloseTo(EntropyEstimator.MILLER_MADOW.entropy(counts), within(1e-5));
    assertThat(EntropyEstimator.NSB.entropy(7)).isZero();
  }

  @Test
  void grassbergersFunctionFollowsItsRecursion() {
    double first = CountEntropies.grassbergerG(1);
    assertThat(first).isCloseTo(-0.5772156649015329 - Math.log(2), within(1e-14));
    assertThat(CountEntropies.grassbergerG(2)).isCloseTo(2 + first, within(1e-14));
    // Across the end of the table as well.
    for (int k : new int[] {1, 2, 77, 4095, 4096, 100_000}) {
      double even = CountEntropies.grassbergerG(2 * k);
      assertThat(CountEntropies.grassbergerG(2 * k + 1)).isEqualTo(even);
      assertThat(CountEntropies.grassbergerG(2 * k + 2))
          .isCloseTo(even + 2.0 / (2 * k + 1), within(1e-12));
    }
  }

  @Test
  void theJackknifeLeavesOutOneExampleAtATime() {
    long[] counts = {5, 3, 1};
    double n = 9;
    double expected = n * EntropyEstimator.PLUGIN.entropy(counts);
    for (int i = 0; i < counts.length; i++) {
      long[] left = counts.clone();
      left[i]--;
      expected -= (n - 1) / n * counts[i] * EntropyEstimator.PLUGIN.entropy(left);
    }
    assertThat(EntropyEstimator.JACKKNIFE.entropy(counts)).isCloseTo(expected, within(1e-13));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 1 1 1 1", "10 4 1 2 1", "3 1", "7 1 1", "400 50 1 1 1 2 2 1"})
  void chaoWangAndJostAddTheUnseenTermByTerm(String text) {
    long[] counts = Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    double n = Arrays.stream(counts).sum();
    double once = Arrays.stream(counts).filter(c -> c == 1).count();
    double twice = Arrays.stream(counts).filter(c -> c == 2).count();
    double expected = 0;
    for (long count : counts) {
      for (double k = count; k < n; k++) {
        expected += count / n / k;
      }
    }
    double a =
        twice > 0 ? 2 * twice / ((n - 1) * once + 2 * twice) : 2 / ((n - 1) * (once - 1) + 2);
    double power = 1;
    for (int k = 1; k < 200_000; k++) {
      power *= 1 - a;
      expected += once / n * power / (n - 1 + k);
    }
    assertThat(EntropyEstimator.CHAO_WANG_JOST.entropy(counts)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void whatIsNoCountOrNoEstimatorIsRefused() {
    assertThatThrownBy(() -> EntropyEstimator.named("grasberger"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'grasberger', expected one of plugin, miller-madow");
    assertThatThrownBy(() -> EntropyEstimator.NSB.entropy(3, -1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("count [1] is -1");
    assertThatThrownBy(() -> EntropyEstimator.PLUGIN.entropy(0, 0))
        .isInstanceOf(InputException.class);
  }
}
