package dev.gradus.lab.report;

import static dev.gradus.lab.report.Claim.Relation.AT_LEAST;
import static dev.gradus.lab.report.Claim.Relation.AT_MOST;
import static dev.gradus.lab.report.Claim.Relation.EQUAL;
import static dev.gradus.lab.report.Samples.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Claim.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimTest {
  @ParameterizedTest
  @CsvSource({
    "EQUAL, 0, AGREES",
    "EQUAL, 2, AGREES",
    "EQUAL, -2, AGREES",
    "EQUAL, 2.01, INCONCLUSIVE",
    "EQUAL, -4, INCONCLUSIVE",
    "EQUAL, 4.01, DISAGREES",
    "EQUAL, -4.01, DISAGREES",
    "AT_LEAST, 2, AGREES",
    "AT_LEAST, 1.99, INCONCLUSIVE",
    "AT_LEAST, -4, INCONCLUSIVE",
    "AT_LEAST, -4.01, DISAGREES",
    "AT_LEAST, 100, AGREES",
    "AT_MOST, -2, AGREES",
    "AT_MOST, -1.99, INCONCLUSIVE",
    "AT_MOST, 4, INCONCLUSIVE",
    "AT_MOST, 4.01, DISAGREES",
  })
  void theVerdictFollowsFromStandardErrors(Relation relation, double errors, Verdict verdict) {
    assertThat(claim(relation, 0, errors, 1).verdict()).isEqualTo(verdict);
  }

  @Test
  void anExactQuantityMeetsItsClaimOrNot() {
    assertThat(claim(EQUAL, 3, 3, 0).verdict()).isEqualTo(Verdict.AGREES);
    assertThat(claim(EQUAL, 3, 3.0000001, 0).verdict()).isEqualTo(Verdict.DISAGREES);
    assertThat(claim(AT_MOST, 1e-6, 1e-6, 0).verdict()).isEqualTo(Verdict.AGREES);
    assertThat(claim(AT_MOST, 1e-6, 1.1e-6, 0).deviation()).isInfinite();
    assertThat(claim(AT_LEAST, 0.9, 0.89, 0).verdict()).isEqualTo(Verdict.DISAGREES);
  }

  @ParameterizedTest
  @EnumSource(Relation.class)
  void whatCannotBeComparedIsInconclusive(Relation relation) {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(claim(relation, 1, nan, 0.1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(claim(relation, nan, 1, 0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(claim(relation, 1, 5, nan).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(claim(relation, 1, 5, infinity).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(claim(relation, infinity, infinity, 1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aNegativeStandardErrorIsRefused() {
    assertThatThrownBy(() -> claim(EQUAL, 1, 1, -0.1)).hasMessageContaining("-0.1");
  }
}
