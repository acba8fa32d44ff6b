package dev.gradus.studies.interpolator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.lab.report.Claim;
import dev.gradus.measures.information.StratifiedNull;
import dev.gradus.theory.interpolator.Interpolator;
import dev.gradus.theory.interpolator.InterpolatorDescent;
import org.junit.jupiter.api.Test;

class InterpolatorClaimsTest {

  @Test
  void trainedModelsErrAndAreExplainedAsTheClosedFormSays() {
    assertThat(InterpolatorClaims.of(0))
        .allSatisfy(claim -> {
          assertThat(claim.verdict()).as(claim.toString()).isNotEqualTo(Claim.Verdict.DISAGREES);
          assertThat(claim.standardError()).isPositive();
        });
  }

  /// Given x_1 the label does not depend on the model: p-values are uniform, and of 20 fewer than 4
  /// are below 0.05 in all but 1.6 % of seeds.
  @Test
  void nothingTheModelKnowsLiesBeyondTheSimpleClassifier() {
    Interpolator problem = new Interpolator(200, 50, 0.2, 0.3, 0);
    int rejected = 0;
    for (int seed = 0; seed < 20; seed++) {
      RandomStreams streams = new RandomStreams(seed);
      try (Dynamics<InterpolatorDescent.Model> descent =
          new InterpolatorDescent().start(problem, streams)) {
        descent.advance(200, 200);
        var table = InterpolatorClaims.table(problem, descent.state().weights(), streams);
        rejected +=
            StratifiedNull.of(table, 199, streams.stream("exchanges")).pValue() <= 0.05 ? 1 : 0;
      }
    }
    assertThat(rejected).isLessThan(4);
  }
}
