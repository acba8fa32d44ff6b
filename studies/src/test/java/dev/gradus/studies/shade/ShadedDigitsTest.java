package dev.gradus.studies.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.core.InputException;
import dev.gradus.data.DataSets;
import dev.gradus.lab.Executor;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Verdict;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Study.Scale;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Trains. MNIST where it is, with bands measured independently in NumPy (three seeds each); the
/// set that comes with the program everywhere.
class ShadedDigitsTest {
  @TempDir private Path folder;

  private RunResult run(String name, ObjectNode configuration) {
    ShadedKind kind = new ShadedKind();
    ObjectNode resolved = ProblemKinds.resolve(Configuration.reread(name, configuration)).root();
    return new Executor().execute(kind.plan(name, resolved), folder.resolve(name));
  }

  private static ObjectNode node(String json) {
    return (ObjectNode) JsonMapper.shared().readTree(json);
  }

  private static double answer(RunResult result, String name) {
    return (double) new ShadedKind().answers(result).get(name);
  }

  private static boolean hasDigits() {
    try {
      DataSets.load("mnist");
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  @Test
  void digitsStayWithinTheBandsMeasuredIndependently() {
    assumeTrue(hasDigits(), "MNIST is not here; gradus data fetch mnist");
    Map<String, RunResult> results = new LinkedHashMap<>();
    GradientStarvationStudy study = new GradientStarvationStudy();
    study.runs(Scale.QUICK, 0).forEach((name, file) -> results.put(name, run(name, file)));

    RunResult control = results.get("digits-s0.3-r0.5");
    RunResult aligned = results.get("digits-s0.3-r1.0");
    RunResult strong = results.get("digits-s0.6-r1.0");
    assertThat(answer(control, "accuracy_conflict")).isGreaterThanOrEqualTo(0.95);
    assertThat(answer(aligned, "accuracy_conflict")).isLessThanOrEqualTo(0.25);
    assertThat(answer(aligned, "auc_neutral")).isLessThan(answer(control, "auc_neutral") - 0.05);
    assertThat(answer(results.get("digits-s0.3-r1.0-penalised"), "auc_neutral"))
        .isGreaterThanOrEqualTo(answer(aligned, "auc_neutral") + 0.03);
    assertThat(answer(strong, "auc_neutral")).isBetween(0.35, 0.65);
    assertThat(answer(strong, "retrained_conflict"))
        .isLessThanOrEqualTo(answer(strong, "random_features_conflict") + 0.02);
    assertThat(answer(results.get("digits-s0.3-r1.0-apart"), "auc_neutral")).isGreaterThan(0.95);

    List<Claim> claims = study.claims(results);
    assertThat(claims).hasSize(9).noneMatch(claim -> claim.verdict() == Verdict.DISAGREES);
    assertThat(study.figures(results)).hasSize(2);
  }

  @Test
  void brightnessStarvesShapeOnClothesAsWell() {
    String base =
        """
        {"problem": "shaded", "data": "fashion-mnist-small", "task": "5-vs-7", "shade": 0.4,
         "epochs": 10, "seeds": 2, "aligned": %s}
        """;
    RunResult control = run("control", node(base.formatted("0.5")));
    RunResult aligned = run("aligned", node(base.formatted("1")));
    assertThat(answer(control, "accuracy_conflict")).isGreaterThan(0.75);
    assertThat(answer(aligned, "accuracy_conflict")).isLessThan(0.4);
    assertThat(answer(aligned, "accuracy_aligned")).isGreaterThan(0.95);
    assertThat(answer(aligned, "auc_neutral")).isLessThan(answer(control, "auc_neutral") - 0.01);
    assertThat(new ShadedKind().figures(aligned)).hasSize(2);
  }
}
