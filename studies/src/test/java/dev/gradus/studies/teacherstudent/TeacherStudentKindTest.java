package dev.gradus.studies.teacherstudent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.gradus.core.InputException;
import dev.gradus.core.Trajectory;
import dev.gradus.lab.Executor;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.lab.report.HeatMap.Overlay;
import dev.gradus.studies.Finding;
import dev.gradus.studies.Resolved;
import dev.gradus.studies.SeedMean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TeacherStudentKindTest {
  private static final String UNITS =
      """
      problem: teacher-student
      student: 3
      teacher: 2
      stepsize: 0.2
      noise: 0.1
      inputs: 60
      times: [0, 1, 2]
      """;

  private static final String GIVEN =
      """
      problem: teacher-student
      stepsize: 0.2
      inputs: 60
      times: [0, 1]
      seeds: 2
      methods: [ode, chain, ensemble, sgd]
      initial:
        Q: [[1.0, 0.1], [0.1, 0.9]]
        R: [[0.3], [-0.2]]
        T: [[1.2]]
        A: [0.8]
        v: [0.5, -0.4]
      """;

  private final TeacherStudentKind kind = new TeacherStudentKind();

  @TempDir private Path directory;

  private RunResult run(String yaml, String... changes) {
    return new Executor().execute(kind.plan("test", Resolved.of(yaml, changes)), directory);
  }

  /// Specialised soft committee machines of M = 2 orthonormal units: 2.3068, 1.3840 and 0.9719.
  @Test
  void theLimitOfStabilityIsDrawnOverAMapOfTheStepsize() {
    ObjectNode cell = Resolved.of(UNITS, "train=first", "teacher-law={\"rows\": \"orthogonal\"}");
    double[] stepsizes = {0.1, 1, 10};
    double[] students = {2, 3, 4};
    Overlay limit = kind.limits(cell, "stepsize", stepsizes, "student", students).getFirst();
    assertThat(limit.xs()).containsExactly(new double[] {2.3068, 1.3840, 0.9719}, within(1e-4));
    assertThat(limit.ys()).containsExactly(students);
    assertThat(kind.limits(cell, "noise", stepsizes, "stepsize", stepsizes).getFirst().ys())
        .containsExactly(new double[] {1.3840, 1.3840, 1.3840}, within(1e-4));
    assertThat(kind.limits(cell, "noise", stepsizes, "student", students)).isEmpty();
  }

  /// final_error_scm_erf.csv: M = 2, L = 1, stepsize 0.2 gives 0.0801223903 sigma^2.
  @Test
  void theFinalErrorThatTheoryForetellsStandsBesideWhatWasMeasured() {
    RunResult result =
        run(
            UNITS,
            "methods=[ode]",
            "train=first",
            "teacher-law={rows: orthogonal}",
            "initialisation=informed",
            "times=[0, 2000]");
    assertThat((double) kind.answers(result).get("final_error"))
        .isCloseTo(8.01223903e-4, withinPercentage(1e-6));
    List<Finding> findings = Finding.brief(kind.findings(result));
    assertThat(findings.getFirst().text()).contains("8.012×10⁻⁴", "ode 8.007×10⁻⁴");
    assertThat(findings.getLast().text()).contains("specialised", "2 dead");
  }

  @Test
  void keysThatOnlySgdUsesAreNotPassedOverInSilence() {
    assertThat(kind.warnings(Resolved.of(GIVEN, "training-set=50", "methods=[chain]")))
        .containsExactly(
            "training-set: without effect, because only the method sgd uses it; add it to methods");
    assertThat(kind.warnings(Resolved.of(GIVEN, "training-set=50"))).isEmpty();
  }

  @Test
  void weightsThatDoNotFitIntoMemoryAreRefusedInOneLine() {
    assertThatThrownBy(() -> run(GIVEN, "methods=[sgd]", "training-set=100000000"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("GB of weights and inputs, more than the");
  }

  @Test
  void everyMethodStartsFromTheGivenOrderParameters() {
    List<Trajectory> all = run(GIVEN).trajectories();
    assertThat(all).hasSize(6);
    for (Trajectory one : all) {
      assertThat(one.column("Q_0_1")[0]).isCloseTo(0.1, within(1e-12));
      assertThat(one.column("R_1_0")[0]).isCloseTo(-0.2, within(1e-12));
      assertThat(one.column("v_0")[0]).isEqualTo(0.5);
      assertThat(one.column("Q_1_1")[1]).isNotEqualTo(0.9);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initialisation=small",
        "initialisation=tiny",
        "initialisation=mixed",
        "initialisation=constant",
        "initialisation=informed",
        "initialisation=denoising",
        "scaling=normalised",
        "scaling=mean-field",
        "teacher-law={rows: orthogonal}",
        "teacher-law={rows: orthogonal, lengths: [1, 2], mixed-signs: true}",
        "teacher-law={sparsity: 0.5, second-layer: gaussian}",
        "batch=4"
      })
  void everyLawRunsUnderEveryMethod(String change) {
    for (Trajectory one :
        run(UNITS, change, "methods=[ode, chain, ensemble, sgd]").trajectories()) {
      assertThat(one.status().isDiverged()).isFalse();
      assertThat(one.size()).isEqualTo(3);
      assertThat(one.column("eg")[2]).isFinite();
    }
  }

  @Test
  void aGradedTeacherHasItsLengths() {
    ObjectNode configuration =
        Resolved.of(UNITS, "teacher-law={rows: orthogonal, lengths: [1, 2]}", "scaling=normalised");
    var initial = ProblemReader.read(configuration, 0).initial();
    assertThat(initial.t(0, 0)).isCloseTo(1, within(1e-12));
    assertThat(initial.t(1, 1)).isCloseTo(2, within(1e-12));
    assertThat(initial.t(0, 1)).isCloseTo(0, within(1e-12));
    assertThat(initial.a(0)).isEqualTo(0.5);
    assertThat(initial.v(0)).isCloseTo(1. / 3, within(1e-15));
  }

  @Test
  void twoClassesAreMeasuredByTheShareOfWrongSigns() {
    for (Trajectory one :
        run(
                UNITS,
                "labels=signs",
                "teacher-activation=relu",
                "input-law=[{inputs: 20, variance: 2, mean: 0.3}, {inputs: 40}]",
                "methods=[chain, sgd]")
            .trajectories()) {
      assertThat(one.column("eg_frac")[2]).isBetween(0., 1.);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "initialisation=small | initialisation: found beside initial",
        "scaling=normalised | scaling: found beside initial",
        "student=3 | student: 3 found, but initial.v has 2 entries",
        "labels=signs | labels: signs found, but the method ode knows real ones",
        "teacher-activation=relu | teacher-activation: relu found beside activation erf",
        "input-law=[{inputs: 60, mean: 1}] | input-law: found, but the method ode knows",
        "input-law=[{inputs: 50}] | input-law: groups of 50 inputs in all found, expected inputs = 60"
      })
  void whatDoesNotFitTogetherIsRefusedInOneLine(String change, String message) {
    assertThatThrownBy(() -> run(GIVEN, change))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void findingsNamePlateauCopiesAndDeadUnits() {
    RunResult result =
        run(
            UNITS,
            "inputs=784",
            "times=[0, 1, 2, 4, 6, 10, 15, 20, 30, 40, 60, 80, 120, 160, 240, 320, 500, 800, 1200]",
            "train=first",
            "stepsize=0.5",
            "student=2",
            "noise=0.01",
            "methods=[ode, chain, ensemble]",
            "seeds=8");
    List<Finding> findings = kind.findings(result);
    assertThat(findings).hasSize(11);
    Map<String, Object> ode = findings.getFirst().values();
    assertThat(ode)
        .containsEntry("method", "ode")
        .containsEntry("specialised", true)
        .containsEntry("copies", List.of(1, 1))
        .containsEntry("dead", 0L)
        .containsKey("plateau");
    assertThat(findings.getFirst().text()).contains("plateau from", "specialised");
    assertThat(findings.getLast().values()).containsKey("plateau").doesNotContainKey("copies");
    Finding seeds = findings.get(1);
    assertThat(seeds.name()).isEqualTo("chain, 8 seeds (mean ± s.e.)");
    double[] exits =
        findings.subList(2, 10).stream()
            .map(one -> (Map<?, ?>) one.values().get("plateau"))
            .mapToDouble(plateau -> (double) plateau.get("exit"))
            .toArray();
    SeedMean exit = SeedMean.of(exits);
    assertThat(seeds.values()).containsEntry("exit", exit.value());
    assertThat(seeds.values()).containsEntry("exit_se", exit.error());
    assertThat(seeds.text())
        .contains("8 leave a plateau, at " + exit.text() + " steps/N", "8 specialised");
    // An ensemble has the bits of its chains, so their mean and its error too.
    String error = "error at the end " + SeedMean.last(chains(result), "eg").text();
    assertThat(seeds.text()).contains(error);
    assertThat(findings.getLast().text()).contains(error);
  }

  private static List<Trajectory> chains(RunResult result) {
    return result.trajectories().stream().filter(one -> one.method().equals("chain")).toList();
  }

  @Test
  void aFigureSpeaksOfTheMethodsThatAreInIt() {
    RunResult one = run(UNITS, "methods=[sgd]", "training-set=90");
    assertThat(((Figure) kind.figures(one).getFirst()).caption())
        .contains("training set")
        .doesNotContain("infinite", "exact process");
  }

  @Test
  void ensemblesOfOneSeedEachAreDrawnAsOneBand() {
    RunResult each = run(UNITS, "methods=[ensemble]", "starts=each", "seeds=3");
    assertThat(((Figure) kind.figures(each).getFirst()).series())
        .singleElement()
        .extracting(Series::band)
        .isEqualTo("10 % to 90 % of 3 seeds");
  }
}
