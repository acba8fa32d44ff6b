package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.data.format.NdArray;
import dev.gradus.data.format.Npy;
import dev.gradus.data.format.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two classifiers that are right on the same or on independent 80 % of 10,000 examples; the values
/// in bits follow from I = 1 - h(0.8) and the joint law.
class ExplainCommandTest {
  private static final int N = 10_000;
  private static final double INFORMATION = 0.2780719051126377;

  @TempDir private Path directory;
  private int[] labels = {};
  private int[] model = {};

  @BeforeEach
  void predict() {
    labels = IntStream.range(0, N).map(i -> i % 2).toArray();
    model = IntStream.range(0, N).map(i -> i / 2 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
  }

  @Test
  void identicalErrorsAreExplainedWhole() throws IOException {
    JsonNode answer = explain(npy("y", labels), npy("f", model), npy("l", model), "--json");
    assertThat(answer.get("n").intValue()).isEqualTo(N);
    assertThat(answer.get("accuracy_model").doubleValue()).isEqualTo(0.8);
    assertThat(answer.get("agreement").doubleValue()).isEqualTo(1);
    assertThat(answer.get("mu").doubleValue()).isCloseTo(INFORMATION, within(1e-12));
    assertThat(answer.get("i_model_label_given_by").doubleValue()).isCloseTo(0, within(1e-12));
  }

  @Test
  void independentErrorsStillShareInformation() throws IOException {
    int[] other = IntStream.range(0, N).map(i -> i / 10 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
    JsonNode answer = explain(npy("y", labels), npy("f", model), npy("l", other), "--json");
    assertThat(answer.get("mu").doubleValue()).isCloseTo(0.095619, within(5e-7));
    assertThat(answer.get("agreement").doubleValue()).isEqualTo(0.68);
    assertThat(answer.propertyNames())
        .contains(
            "n",
            "accuracy_model",
            "accuracy_by",
            "agreement",
            "i_model_label",
            "i_by_label",
            "i_model_label_given_by",
            "mu",
            "mu_se");
  }

  @Test
  void csvAndNpyAndNatsSayTheSame() throws IOException {
    Path csv = directory.resolve("f.csv");
    Files.writeString(
        csv, Arrays.stream(model).mapToObj(String::valueOf).collect(Collectors.joining("\n")));
    JsonNode bits = explain(npy("y", labels), csv, npy("l", model), "--json");
    JsonNode nats = explain(npy("y", labels), npy("f", model), csv, "--json", "--nats");
    assertThat(nats.get("mu").doubleValue() / Math.log(2))
        .isCloseTo(bits.get("mu").doubleValue(), within(1e-12));
    assertThat(nats.get("unit").stringValue()).isEqualTo("nats");
  }

  @Test
  void oneProbabilityAnExampleAndCheckpointsInOneArrayAreRead() throws IOException {
    double[] sigmoid = IntStream.of(model).mapToDouble(f -> f == 1 ? 0.75 : 0.25).toArray();
    Path p = directory.resolve("p.npy");
    Npy.write(p, NdArray.of(sigmoid, N, 1));
    Path stack = directory.resolve("stack.npy");
    int[] both = IntStream.concat(IntStream.of(labels), IntStream.of(model)).toArray();
    Npy.write(stack, NdArray.of(both, 2, N));
    JsonNode hard = explain(npy("y", labels), p, npy("l", model), "--json");
    assertThat(hard.get("mu").doubleValue()).isCloseTo(INFORMATION, within(1e-12));
    JsonNode timeline = explain(npy("y", labels), stack, p, "--json").get("checkpoints");
    assertThat(timeline.valueStream().map(one -> one.get("step").intValue())).containsExactly(0, 1);
    assertThat(timeline.get(1).get("mu").doubleValue()).isCloseTo(INFORMATION, within(1e-12));
    Path archive = directory.resolve("all.npz");
    Npz.write(archive, Map.of("f", NdArray.of(both, 2, N), "y", NdArray.of(labels, N)));
    JsonNode same = explain(npy("y", labels), Path.of(archive + "[f]"), p, "--json");
    assertThat(same.get("checkpoints").get(1).get("mu")).isEqualTo(timeline.get(1).get("mu"));
    Captured refused =
        Captured.run(
            "explain", "--labels", p.toString(), "--model", p.toString(), "--by", p.toString());
    assertThat(refused.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(refused.error()).contains("p.npy: scores or probabilities, expected true classes");
  }

  @Test
  void fewExamplesForManyClassesAreSaidToBeFew() throws IOException {
    for (int classes : new int[] {2, 3, 20}) {
      Path file = npy("y" + classes, IntStream.range(0, N).map(i -> i % classes).toArray());
      Captured answer =
          Captured.run(
              "explain",
              "--labels",
              file.toString(),
              "--model",
              file.toString(),
              "--by",
              file.toString());
      assertThat(answer.error().contains(N + " examples are few for 20 classes"))
          .isEqualTo(classes == 20);
    }
  }

  @Test
  void minusOneAndOneAreTheClassesZeroAndOneAndItIsSaid() throws IOException {
    Path signs = npy("signs", signs(model));
    String answer = said(npy("truth", signs(labels)), signs, signs);
    assertThat(answer.lines().filter("labels -1/1 read as classes 0/1"::equals)).hasSize(1);
    Path classes = npy("f", model);
    String plain = said(npy("y", labels), classes, classes);
    assertThat(plain).doesNotContain("-1/1");
    assertThat(answer).endsWith(plain);
  }

  @Test
  void peopleGetALineForEachQuantityWithItsError() throws IOException {
    assertThat(said(npy("y", labels), npy("f", model), npy("l", model)))
        .contains("0.278", "bits", "±");
  }

  @Test
  void manyCheckpointsAreListedByStepWithTheLadderAndPairs() throws IOException {
    int[] other = IntStream.range(0, N).map(i -> i / 10 % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
    npy("step-10", labels);
    npy("step-9", model);
    Captured answer =
        Captured.run(
            "explain",
            "--labels",
            npy("y", labels).toString(),
            "--model",
            directory + "/step-*.npy",
            "--by",
            npy("l1", model).toString(),
            "--by",
            npy("l2", other).toString(),
            "--ladder",
            "--pairs",
            "consecutive",
            "--per-class",
            "--permutations",
            "99",
            "--save",
            directory.resolve("out").toString(),
            "--json");
    assertThat(answer.code()).as(answer.error()).isZero();
    JsonNode json = JsonMapper.shared().readTree(answer.output());
    assertThat(json.get("checkpoints").valueStream().map(one -> one.get("step").intValue()))
        .containsExactly(9, 10, 9, 10);
    assertThat(json.get("checkpoints").get(0).propertyNames())
        .contains(
            "mu_ci",
            "mu_min",
            "mu_max",
            "retention",
            "explained_fraction",
            "cmi_null_mean",
            "cmi_p",
            "estimator",
            "per_class");
    assertThat(json.get("checkpoints").get(0).get("mu").doubleValue())
        .isCloseTo(INFORMATION, within(1e-12));
    assertThat(json.get("pairs").size()).isEqualTo(2);
    assertThat(json.get("ladder").get(0).get("parts").get(1).get("added").doubleValue())
        .isCloseTo(0, within(1e-12));
    assertThat(directory.resolve("out/report.html")).isNotEmptyFile();
  }

  @Test
  void aTableSaysTheSameAsItsColumns() throws IOException, SQLException {
    Path table = table("label, model, model AS reference");
    Captured answer = Captured.run("explain", "--table", table.toString(), "--json");
    assertThat(answer.code()).as(answer.error()).isZero();
    JsonNode json = JsonMapper.shared().readTree(answer.output());
    assertThat(json.get("mu").doubleValue()).isCloseTo(INFORMATION, within(1e-12));
    assertThat(json.get("n").intValue()).isEqualTo(N);
    String plain = Captured.run("explain", "--table", table.toString()).output();
    Path signs = table("2 * label - 1 AS label, model, 2 * model - 1 AS reference");
    assertThat(Captured.run("explain", "--table", signs.toString()).output())
        .isEqualTo("labels -1/1 read as classes 0/1\n" + plain);
    assertThat(Captured.run("explain", "--table", table.toString(), "--ladder").code())
        .isEqualTo(Main.WRONG_INPUT);
  }

  @Test
  void moreThanTwoClassesAreEstimatedByGrassbergerUnlessToldOtherwise() throws IOException {
    int[] three = IntStream.range(0, N).map(i -> i % 3).toArray();
    Path file = npy("y", three);
    assertThat(explain(file, file, file, "--json").get("estimator").stringValue())
        .isEqualTo("grassberger");
    JsonNode plugin = explain(file, file, file, "--json", "--estimator", "plugin");
    assertThat(plugin.get("estimator").stringValue()).isEqualTo("plugin");
    assertThat(plugin.get("mu").doubleValue()).isCloseTo(Math.log(3) / Math.log(2), within(1e-6));
    Path two = npy("two", labels);
    assertThat(explain(two, two, two, "--json").get("estimator").stringValue()).isEqualTo("plugin");
  }

  private Path npy(String name, int[] values) throws IOException {
    Path file = directory.resolve(name + ".npy");
    Npy.write(file, NdArray.of(values, values.length));
    return file;
  }

  private Path table(String columns) throws SQLException {
    Path table = directory.resolve("t.parquet");
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute(
          ("COPY (SELECT %s FROM (SELECT i %% 2 AS label, CASE WHEN i // 2 %% 5 = 0 THEN 1 - i %% 2"
                  + " ELSE i %% 2 END AS model FROM range(%d) t(i))) TO '%s' (FORMAT parquet)")
              .formatted(columns, N, table));
    }
    return table;
  }

  private static int[] signs(int[] classes) {
    return IntStream.of(classes).map(one -> 2 * one - 1).toArray();
  }

  private static JsonNode explain(Path labels, Path model, Path by, String... options) {
    return JsonMapper.shared().readTree(said(labels, model, by, options));
  }

  private static String said(Path labels, Path model, Path by, String... options) {
    String[] command = {
      "explain", "--labels", labels.toString(), "--model", model.toString(), "--by", by.toString()
    };
    String[] all = Arrays.copyOf(command, command.length + options.length);
    System.arraycopy(options, 0, all, command.length, options.length);
    Captured answer = Captured.run(all);
    assertThat(answer.code()).as(answer.error()).isZero();
    return answer.output();
  }
}
