package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelOutputTest {
  @TempDir private Path directory;

  private String npy(String name, NdArray array) throws IOException {
    Path file = directory.resolve(name);
    Npy.write(file, array);
    return file.toString();
  }

  private String text(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private String parquet(String name, String select) throws SQLException {
    Path file = directory.resolve(name);
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return file.toString();
  }

  @Test
  void ofScoresTheHighestIsPredictedAndOfEqualOnesTheFirst() throws IOException {
    String file =
        npy("f.npy", NdArray.of(new float[] {.1f, .7f, .2f, .4f, .2f, .4f, -1, -3, 2}, 3, 3));
    assertThat(ModelOutput.readOne(file).classes()).containsExactly(1, 0, 2);
  }

  @Test
  void logitsBecomeProbabilitiesAndProbabilitiesStay() throws IOException {
    double[] odds = {Math.log(3), 0, 1, -1};
    double[][] soft = ModelOutput.readOne(npy("f.npy", NdArray.of(odds, 2, 2))).probabilities(2);
    assertThat(soft[0][0]).isCloseTo(0.75, within(1e-15));
    assertThat(soft[1][1]).isCloseTo(1 / (1 + Math.exp(2)), within(1e-15));
    double[] given = {0.25, 0.75, 0.5, 0.5};
    assertThat(ModelOutput.readOne(npy("g.npy", NdArray.of(given, 2, 2))).probabilities(2)[0])
        .containsExactly(0.25, 0.75);
    assertThat(
            ModelOutput.readOne(npy("h.npy", NdArray.of(new int[] {2, 0}, 2))).probabilities(3)[0])
        .containsExactly(0, 0, 1);
  }

  @Test
  void minusOneAndOneAloneAreTheClassesZeroAndOne() throws IOException, SQLException {
    for (String place :
        new String[] {
          npy("i.npy", NdArray.of(new int[] {-1, 1, 1, -1}, 4)),
          npy("d.npy", NdArray.of(new double[] {-1, 1, 1, -1}, 4)),
          text("s.csv", "label\n-1\n1\n1.0\n-1.0\n"),
          parquet("s.parquet", "SELECT unnest([-1, 1, 1, -1]) AS label"),
          npy("stack.npy", NdArray.of(new int[] {-1, 1, 1, -1, 1, 1, 1, 1}, 2, 4)) + "[0]"
        }) {
      ModelOutput read = ModelOutput.readOne(place);
      assertThat(read.classes()).as(place).containsExactly(0, 1, 1, 0);
      assertThat(read.areSigns()).isTrue();
      assertThat(read.areClasses()).isTrue();
    }
    // A network that says the same of all examples is one too.
    assertThat(ModelOutput.readOne(text("n.csv", "-1\n-1\n")).classes()).containsExactly(0, 0);
    ModelOutput ones = ModelOutput.readOne(text("p.csv", "1\n1\n"));
    assertThat(ones.classes()).containsExactly(1, 1);
    assertThat(ones.areSigns()).isFalse();
  }

  @Test
  void hugeLogitsDoNotOverflow() throws IOException {
    double[] logits = {800.5, -800.5, -1e300, 1e300};
    assertThat(ModelOutput.readOne(npy("f.npy", NdArray.of(logits, 2, 2))).probabilities(2))
        .isDeepEqualTo(new double[][] {{1, 0}, {0, 1}});
  }

  @Test
  void oneColumnOfFractionsIsTheProbabilityOfTheSecondOfTwoClasses() throws IOException {
    double[] sigmoid = {0.2, 0.5, 0.75, 1, 0};
    for (int[] shape : new int[][] {{5}, {5, 1}}) {
      ModelOutput read = ModelOutput.readOne(npy("p.npy", NdArray.of(sigmoid, shape)));
      assertThat(read.classes()).containsExactly(0, 0, 1, 1, 0);
      assertThat(read.probabilities(2)[2]).containsExactly(0.25, 0.75);
      assertThat(read.areClasses()).isFalse();
    }
  }

  @Test
  void anArrayOfCheckpointsIsAsManyOutputs() throws IOException {
    String classes = npy("t.npy", NdArray.of(new int[] {0, 1, 2, 200, 1, 0}, 2, 3));
    assertThat(ModelOutput.isStack(classes)).isTrue();
    assertThat(ModelOutput.readAll(classes))
        .extracting(ModelOutput::name)
        .containsExactly(classes + "[0]", classes + "[1]");
    assertThat(ModelOutput.readOne(classes + "[1]").classes()).containsExactly(200, 1, 0);
    assertThat(ModelOutput.readOne(classes + "[1]").narrowClasses()).isNull();
    assertThat(ModelOutput.readOne(classes + "[0]").narrowClasses()).containsExactly(0, 1, 2);
    double[] scores = {.1, .9, .8, .2, .3, .7, .4, .6};
    assertThat(ModelOutput.readAll(npy("s.npy", NdArray.of(scores, 2, 2, 2))))
        .extracting(one -> one.classes()[0])
        .containsExactly(1, 1);
    // Rows that mark one class each are one output, whatever their type.
    assertThat(ModelOutput.readOne(npy("h.npy", NdArray.of(new int[] {0, 1, 1, 0}, 2, 2))).size())
        .isEqualTo(2);
  }

  @Test
  void everyFormatSaysTheSame() throws IOException, SQLException {
    int[] expected = {2, 0, 1};
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    arrays.put("step-1", NdArray.of(expected, 3));
    Npz.write(directory.resolve("one.npz"), arrays);
    arrays.put("step-2", NdArray.of(new int[] {0, 0, 0}, 3));
    Npz.write(directory.resolve("two.npz"), arrays);
    String select =
        "SELECT * FROM (VALUES (2, 0.1, 0.2, 0.7), (0, 0.8, 0.1, 0.1), (1, 0.1, 0.6, 0.3))"
            + " AS t(prediction, p0, p1, p2)";
    String table = parquet("table.parquet", select);
    String scores = parquet("scores.parquet", "SELECT p0, p1, p2 FROM (" + select + ")");
    for (String place :
        new String[] {
          npy("a.npy", NdArray.of(expected, 3)),
          npy("column.npy", NdArray.of(expected, 3, 1)),
          text("a.csv", "prediction\n2\n0\n1\n"),
          text("scores.csv", "p0,p1,p2\n0.1,0.2,0.7\n0.8,0.1,0.1\n0.1,0.6,0.3\n"),
          text("several.csv", ",prediction,other\n0,2,1.5\n1,0,2\n2,1,1\n") + "[prediction]",
          text("one-hot.csv", "0,0,1\n1,0,0\n0,1,0\n"),
          directory.resolve("one.npz").toString(),
          directory.resolve("two.npz") + "[step-1]",
          table + "[prediction]",
          scores
        }) {
      assertThat(ModelOutput.readOne(place).classes()).as(place).isEqualTo(expected);
    }
    assertThat(ModelOutput.readAll(directory.resolve("two.npz").toString()))
        .extracting(one -> one.name().replaceAll(".*\\[", "["))
        .containsExactly("[step-1]", "[step-2]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,1\\n1,1\\n0,0\\n | columns of whole numbers",
        ",p0,p1\\n0,0.1,0.9\\n1,0.2,0.8\\n | row numbers",
        "p0,p1\\n0.1,nan\\n | NaN",
        "p0,p1\\ninf,0\\n | Infinity",
        "0.5\\n1.2\\n | in [0, 1]",
        "0.5\\nnan\\n | NaN",
        "0\\nnan\\n | whole number",
        "-2\\n | whole number",
        "-1\\n1\\n0\\n | index 0 is -1 and index 2 is 0.0",
        "1\\n2\\n-1\\n | index 2 is -1 and index 1 is 2.0",
        "-1\\n1\\nnan\\n | index 2 is NaN",
      })
  void whatIsNeitherClassesNorScoresIsRefused(String content, String reason) throws IOException {
    String file = text("f.csv", content.replace("\\n", "\n"));
    assertThatThrownBy(() -> ModelOutput.readOne(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("f.csv")
        .hasMessageContaining(reason);
  }

  @Test
  void namesThatAreNotThereAndSeveralArraysAreRefused() throws IOException {
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    arrays.put("a", NdArray.of(new int[] {1}, 1));
    arrays.put("b", NdArray.of(new int[] {1}, 1));
    Npz.write(directory.resolve("two.npz"), arrays);
    String two = directory.resolve("two.npz").toString();
    assertRefused(two, "holds 2 arrays");
    assertRefused(two + "[c]", "expected one of: a, b");
    assertRefused(text("t.csv", "a,b\n1,2\n") + "[c]", "expected one of: a, b");
    assertRefused(npy("four.npy", NdArray.of(new int[16], 2, 2, 2, 2)), "shape");
    String stack = npy("stack.npy", NdArray.of(new int[6], 2, 3));
    assertRefused(stack, "holds 2 arrays");
    assertRefused(stack + "[2]", "2 checkpoints, none is \"2\"");
    assertRefused(npy("alone.npy", NdArray.of(new int[1], 1)) + "[0]", "alone");
    assertRefused(npy("no.npy", NdArray.of(new int[0], 0, 3)), "0 checkpoints");
    assertRefused(npy("empty.npy", NdArray.of(new double[0], 0, 2)), "no row");
  }

  @Test
  void parquetThatIsNoneIsRefusedInOneLine() throws IOException, SQLException {
    assertRefused(text("a.parquet", "PAR1 but no more"), "a.parquet");
    assertRefused(text("empty.parquet", ""), "empty.parquet");
    assertRefused(directory.resolve("none.parquet").toString(), "no such file");
    assertRefused(parquet("words.parquet", "SELECT 'x' AS word"), "VARCHAR");
    assertRefused(parquet("none2.parquet", "SELECT 1 AS a WHERE false"), "no row");
    assertRefused(parquet("null.parquet", "SELECT NULL::INTEGER AS a"), "NaN");
    byte[] good = Files.readAllBytes(Path.of(parquet("good.parquet", "SELECT 1 AS a")));
    for (int cut = 1; cut < good.length; cut += 7) {
      byte[] torn = java.util.Arrays.copyOf(good, good.length - cut);
      Path file = directory.resolve("torn.parquet");
      Files.write(file, torn);
      assertRefused(file.toString(), "torn.parquet");
    }
  }

  private static void assertRefused(String place, String reason) {
    assertThatThrownBy(() -> ModelOutput.readOne(place))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void utf8NamesOfColumnsAreFound() throws IOException {
    Path file = directory.resolve("f.csv");
    Files.write(file, "größe\n1\n0\n".getBytes(StandardCharsets.UTF_8));
    assertThat(ModelOutput.readOne(file + "[größe]").classes()).containsExactly(1, 0);
  }
}
