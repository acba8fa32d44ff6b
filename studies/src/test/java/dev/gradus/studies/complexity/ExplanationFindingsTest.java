package dev.gradus.studies.complexity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Column;
import dev.gradus.core.Status;
import dev.gradus.core.Trajectory;
import dev.gradus.studies.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationFindingsTest {
  private static Trajectory seed(long seed, double known, double share) {
    List<Column> columns =
        Stream.of(
                "t",
                "accuracy_test",
                "i_model_label",
                "i_model_label_se",
                "i_by_label",
                "accuracy_by",
                "mu",
                "explained_fraction",
                "i_model_label_given_by")
            .map(Column::of)
            .toList();
    double mu = known == 0 ? 0 : known * share;
    double[] row = {9, 0.75, known, 0.02, 0.5, 0.8, mu, share, known - mu};
    return new Trajectory("sgd", seed, columns, List.of(row), Status.completed(9));
  }

  private static List<String> text(Trajectory... seeds) {
    return ExplanationFindings.of(List.of(seeds)).stream().map(Finding::text).toList();
  }

  @Test
  void errorsAreThoseOverSeedsAndOfOneSeedThoseOverTestExamples() {
    assertThat(text(seed(0, 0.4, 0.5)).getFirst()).contains("I(F;Y) = 0.400 ± 0.020 bits");
    assertThat(text(seed(0, 0.4, 0.5), seed(1, 0.6, 0.5)).getFirst())
        .contains("I(F;Y) = 0.50 ± 0.10 bits");
    assertThat(text(seed(0, 0.4, 0.5)).getLast()).contains("mu = 0.2 bits of I(F;Y) (0.5 of it)");
  }

  @Test
  void aNetworkThatKnowsNothingHasNoShareThatIsExplained() {
    assertThat(text(seed(0, 0, Double.NaN)).getLast()).doesNotContain("NaN", "of it)");
  }
}
