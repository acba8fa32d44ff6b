package dev.gradus.studies.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.Trajectory;
import dev.gradus.data.format.ModelOutput;
import dev.gradus.data.format.NdArray;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.ReportContent;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.EntropyEstimator;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A made-up training of two seeds: up to step 10 the network only repeats the linear model more
/// and more often, after that it learns from the label.
class TimelineTest {
  private static final int N = 3000;
  private static final int[] STEPS = {0, 1, 10, 100, 1000};

  private final RandomStream random = new RandomStreams(4).stream("predictions");
  private final int[] y = draw(0, new int[N], 0);
  private final int[] linear = draw(0.8, y, 0);
  private final int[] middle = mixed(linear, 0.6, y);
  private final Map<String, ModelOutput> files = files();

  private int[] draw(double right, int[] truth, int offset) {
    int[] drawn = new int[N];
    for (int j = 0; j < N; j++) {
      drawn[j] = random.nextDouble() < right ? truth[j] : random.nextInt(2) + offset;
    }
    return drawn;
  }

  private int[] mixed(int[] first, double share, int[] second) {
    int[] mixed = new int[N];
    for (int j = 0; j < N; j++) {
      mixed[j] = random.nextDouble() < share ? first[j] : second[j];
    }
    return mixed;
  }

  private Map<String, ModelOutput> files() {
    Map<String, ModelOutput> files = new HashMap<>();
    for (int seed = 0; seed < 2; seed++) {
      for (int i = 0; i < STEPS.length; i++) {
        int[] f =
            i < 3
                ? draw(i / 2.0, linear, 0)
                : mixed(linear, i == 3 ? 0.5 : 0.1, mixed(middle, i == 3 ? 1 : 0.5, y));
        String place = "seed-" + seed + "/step-" + STEPS[i] + ".npy";
        files.put(place, new ModelOutput(place, f, null));
      }
    }
    return files;
  }

  private static Question.Settings settings(boolean soft, boolean perClass) {
    return new Question.Settings(null, 199, Unit.BITS, soft, perClass);
  }

  private Question question(boolean perClass) {
    List<ModelOutput> references =
        List.of(
            new ModelOutput("linear.npy", linear, null),
            new ModelOutput("middle.npy", middle, null));
    return new Question(
        new ModelOutput("y.npy", y, null), references, settings(false, perClass), references);
  }

  private ModelOutput read(String place) {
    return Objects.requireNonNull(files.get(place));
  }

  private List<Checkpoint> checkpoints() {
    return Checkpoints.of(List.copyOf(files.keySet()));
  }

  private Timeline timeline() {
    return question(false).answer(checkpoints(), this::read);
  }

  @Test
  void everyCheckpointAndReferenceIsMeasuredAsByItself() {
    Timeline timeline = timeline();
    assertThat(timeline.points()).hasSize(2 * 2 * STEPS.length);
    for (Explained point : timeline.points()) {
      int[] by = point.by().equals("linear.npy") ? linear : middle;
      ExplainedInformation alone =
          ExplainedInformation.of(
                  ContingencyTable.of(y, read(point.checkpoint().place()).classes(), by),
                  EntropyEstimator.PLUGIN)
              .in(Unit.BITS);
      assertThat(point.all().mu()).isEqualTo(alone.mu());
      assertThat(point.numbers().get("cmi_p")).isBetween(1 / 200.0, 1.0);
    }
    assertThat(timeline.by("linear.npy", "1"))
        .extracting(point -> point.checkpoint().step())
        .containsExactly(0.0, 1.0, 10.0, 100.0, 1000.0);
  }

  @Test
  void theLastStepOfNothingBeyondTheLinearModelIsFound() {
    Timeline timeline = timeline();
    for (String seed : timeline.seeds()) {
      assertThat(timeline.lastExplained("linear.npy", seed).orElseThrow().checkpoint().step())
          .isEqualTo(10);
    }
  }

  @Test
  void seedsBecomeTrajectoriesOverTheStepsTheyShare() {
    files.remove("seed-1/step-100.npy");
    List<Trajectory> all = timeline().trajectories("linear.npy");
    assertThat(all).hasSize(2);
    assertThat(all).allSatisfy(one -> assertThat(one.column("t")).containsExactly(0, 1, 10, 1000));
  }

  @Test
  void theSameAnswersWhoeverIsAskedFirst() {
    assertThat(timeline().points()).isEqualTo(timeline().points());
  }

  @Test
  void pairsAreTestedTogether() {
    List<PairTest> tests = PairTest.of(question(false), checkpoints(), "consecutive", this::read);
    assertThat(tests).hasSize(2 * 2 * (STEPS.length - 1));
    for (PairTest test : tests) {
      assertThat(test.pMuHolm()).isGreaterThanOrEqualTo(test.pMu());
      assertThat(test.later().step()).isGreaterThan(test.earlier().step());
    }
    List<PairTest> chosen =
        PairTest.of(question(false), checkpoints(), "1:10, 10:1000", this::read);
    assertThat(chosen).hasSize(8);
    assertThat(chosen.getFirst().pMuHolm()).isLessThan(1e-6);
    assertThat(chosen.getFirst().difference().mu().value()).isPositive();
    for (String wrong : new String[] {"1", "1:2:3", "a:b", "1:7", ""}) {
      assertThatThrownBy(() -> PairTest.of(question(false), checkpoints(), wrong, this::read))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("--pairs");
    }
  }

  @Test
  void holmAdjustsFromTheSmallestOn() {
    assertThat(PairTest.holm(new double[] {0.01, 0.04, 0.03, Double.NaN}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, Double.NaN}, within(1e-15));
    assertThat(PairTest.holm(new double[] {0.9, 0.8})).containsExactly(1, 1);
  }

  @Test
  void peopleGetTables() {
    Question question = question(true);
    String text =
        TimelineText.of(
            question.answer(checkpoints(), this::read),
            PairTest.of(question, checkpoints(), "10:1000", this::read));
    assertThat(text)
        .contains("explained by linear", "mean over 2 seeds", "T0 of seed 1: step 10")
        .contains("class by class", "all 4 pairs (Holm)", "ladder", "+ middle");
  }

  @Test
  void oneSeedShowsEachCheckpointWithItsInterval() {
    files.keySet().removeIf(place -> place.startsWith("seed-1"));
    assertThat(TimelineText.of(timeline(), List.of()))
        .contains("possible mu", "mu_ci", "T0 of seed 0")
        .containsPattern("\\n +1000 +0\\.\\d{4} +0\\.\\d{4} \\[0\\.\\d{3}, 0\\.\\d{3}\\]");
  }

  @Test
  void longTimelinesAreThinnedForPeopleAlone() {
    ModelOutput last = read("seed-0/step-1000.npy");
    files.clear();
    for (int step = 0; step < 100; step++) {
      files.put("step-" + step + ".npy", last);
    }
    Timeline timeline = timeline();
    assertThat(TimelineText.of(timeline, List.of())).contains("40 of 100 rows");
    assertThat(timeline.points()).hasSize(200);
  }

  @Test
  void theReportHasAStackThatEndsAtWhatTheModelKnows() {
    Timeline timeline = timeline();
    ReportContent content = TimelineReport.content(timeline, List.of());
    Figure ladder = (Figure) content.figures().getFirst();
    assertThat(ladder.id()).isEqualTo("ladder");
    assertThat(ladder.series()).hasSize(3);
    double top = ladder.series().getLast().y()[STEPS.length - 1];
    double known =
        timeline.by("linear.npy").stream()
            .filter(point -> point.checkpoint().step() == 1000)
            .mapToDouble(point -> point.all().iModelLabel().value())
            .average()
            .orElseThrow();
    assertThat(top).isCloseTo(known, within(1e-12));
    assertThat(content.figures()).hasSize(5);
  }

  @Test
  void aDirectoryHoldsThePageTheNumbersAndTheTable(@TempDir Path directory) throws IOException {
    Timeline timeline = timeline();
    TimelineReport.write(timeline, List.of(), List.of(), directory);
    assertThat(directory.resolve("report.html")).isNotEmptyFile();
    assertThat(Files.readAllLines(directory.resolve("timeline.csv")))
        .hasSize(1 + timeline.points().size())
        .first()
        .asString()
        .contains("mu_se", "cmi_p", "retention");
    var json = JsonMapper.shared().readTree(directory.resolve("explanation.json").toFile());
    assertThat(json.get("checkpoints").size()).isEqualTo(timeline.points().size());
    assertThat(json.get("t0").get(0).get("step").doubleValue()).isEqualTo(10);
    assertThat(json.get("ladder").get(0).get("parts").size()).isEqualTo(2);
    Files.writeString(directory.resolve("run.yaml"), "");
    assertThatThrownBy(() -> TimelineReport.write(timeline, List.of(), List.of(), directory))
        .isInstanceOf(InputException.class);
  }

  @Test
  void probabilitiesAreMeasuredWithoutBounds() {
    double[] scores = new double[2 * N];
    Arrays.setAll(scores, i -> linear[i / 2] == i % 2 ? 0.8 : 0.2);
    ModelOutput soft = ModelOutput.of("soft.npy", NdArray.of(scores, N, 2));
    Question question =
        new Question(
            new ModelOutput("y.npy", y, null),
            List.of(new ModelOutput("linear.npy", linear, null)),
            settings(true, false),
            List.of());
    Timeline timeline = question.answer(Checkpoints.of(List.of("soft.npy")), place -> soft);
    Explained only = timeline.points().getFirst();
    assertThat(only.numbers().get("mu_ci")).isNaN();
    assertThat(only.all().iModelLabel().value())
        .isPositive()
        .isLessThan(only.all().iByLabel().value());
    assertThat(TimelineText.of(timeline, List.of())).doesNotContain("T0");
    assertThat(TimelineJson.of(only).get("cmi_p")).isNull();
    Question.Settings corrected =
        new Question.Settings(EntropyEstimator.JACKKNIFE, 9, Unit.BITS, true, false);
    assertThatThrownBy(
            () -> new Question(question.labels(), question.references(), corrected, List.of()))
        .isInstanceOf(InputException.class);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    ModelOutput truth = new ModelOutput("y.npy", new int[] {0, 1, 2}, null);
    ModelOutput shorter = new ModelOutput("f.npy", new int[] {0, 1}, null);
    ModelOutput twoClasses =
        ModelOutput.of("g.npy", NdArray.of(new double[] {.1, .9, .5, .5, .3, .7}, 3, 2));
    assertThatThrownBy(
            () -> new Question(truth, List.of(shorter), settings(false, false), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2 predictions found")
        .hasMessageContaining("3 labels");
    assertThatThrownBy(
            () -> new Question(truth, List.of(twoClasses), settings(false, false), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("index 2 is class 2");
    assertThatThrownBy(() -> new Question(truth, List.of(), settings(false, false), List.of()))
        .isInstanceOf(InputException.class);
  }

  @Test
  void oneExampleAndOneClassAreAnsweredWithNoInformation() {
    for (int[] classes : new int[][] {{0}, {3, 3, 3}}) {
      ModelOutput same = new ModelOutput("y.npy", classes, null);
      Question question = new Question(same, List.of(same), settings(false, true), List.of(same));
      Timeline timeline = question.answer(Checkpoints.of(List.of("f.npy")), place -> same);
      Explained only = timeline.points().getFirst();
      assertThat(only.all().mu().value()).isZero();
      assertThat(only.numbers().get("cmi_p")).isEqualTo(1);
      assertThat(TimelineText.of(timeline, List.of())).contains("T0: step -");
    }
  }
}
