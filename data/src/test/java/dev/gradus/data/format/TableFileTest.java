package dev.gradus.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  @TempDir private Path folder;

  private Path text(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private record Read(List<String> columns, List<List<Double>> rows) {}

  private static Read read(Path path) {
    try (Rows rows = TableFile.open(path)) {
      List<List<Double>> all = new ArrayList<>();
      while (rows.next()) {
        List<Double> row = new ArrayList<>();
        for (int k = 0; k < rows.columns().size(); k++) {
          row.add(rows.number(k));
        }
        all.add(row);
      }
      return new Read(rows.columns(), all);
    }
  }

  private static final Read EXPECTED =
      new Read(
          List.of("id", "epoch", "z[0]", "z[1]"),
          List.of(List.of(7.0, 0.0, 0.5, -1.0), List.of(8.0, 0.0, 2.5, 1e-3)));

  @Test
  void allFormatsSayTheSame() throws IOException, SQLException {
    Path csv = text("a.csv", "\"id\",epoch,z\n7,0,\"[0.5, -1]\"\n\n# done\n8,0,\"[2.5 1e-3]\"\n");
    Path tsv = text("a.tsv", "id\tepoch\tz\n7\t0\t[0.5, -1]\n8\t0\t[2.5, 1e-3]\n");
    Path json =
        text(
            "a.jsonl",
            "{\"id\": 7, \"epoch\": 0, \"z\": [0.5, -1], \"more\": {}}\n"
                + "{\"epoch\": 0, \"id\": 8, \"z\": [2.5, 1e-3]}\n");
    Path npz = folder.resolve("a.npz");
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    arrays.put("id", NdArray.of(new long[] {7, 8}, 2));
    arrays.put("epoch", NdArray.of(new int[] {0, 0}, 2));
    arrays.put("z", NdArray.of(new double[] {0.5, -1, 2.5, 1e-3}, 2, 2));
    Npz.write(npz, arrays);
    Path parquet = folder.resolve("a'b.parquet");
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM (VALUES (7, 0, [0.5::DOUBLE, -1]), (8, 0, [2.5, 1e-3])) "
              + "AS v(id, epoch, z)) TO '"
              + parquet.toString().replace("'", "''")
              + "' (FORMAT parquet)");
    }
    for (Path path : List.of(csv, tsv, json, npz, parquet)) {
      assertThat(read(path)).as(path.toString()).isEqualTo(EXPECTED);
    }
  }

  @Test
  void denseArraysGiveARowForEachEpochOfEachExample() throws IOException {
    double[] values = new double[2 * 3 * 2];
    Arrays.setAll(values, i -> i);
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    arrays.put("logits", NdArray.of(values, 2, 3, 2));
    arrays.put("gold", NdArray.of(new int[] {0, 1, 1}, 3));
    arrays.put("epoch", NdArray.of(new int[] {10, 20}, 2));
    Path epochsFirst = folder.resolve("e.npz");
    Npz.write(epochsFirst, arrays);
    Read read = read(epochsFirst);
    assertThat(read.columns()).containsExactly("gold", "epoch", "id", "logits[0]", "logits[1]");
    assertThat(read.rows()).hasSize(6);
    assertThat(read.rows().get(4)).containsExactly(1.0, 20.0, 1.0, 8.0, 9.0);

    arrays.put("logits", NdArray.of(values, 3, 2, 2));
    Path examplesFirst = folder.resolve("x.npz");
    Npz.write(examplesFirst, arrays);
    assertThat(read(examplesFirst).rows().get(3)).containsExactly(1.0, 20.0, 1.0, 6.0, 7.0);
  }

  @Test
  void foldersOfNpyAreReadLikeNpz() throws IOException {
    Npy.write(folder.resolve("logit.npy"), NdArray.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
    Npy.write(folder.resolve("gold.npy"), NdArray.of(new int[] {0, 1, 1}, 3));
    Read read = read(folder);
    assertThat(read.columns()).containsExactly("gold", "epoch", "id", "logit");
    assertThat(read.rows().getLast()).containsExactly(1.0, 1.0, 2.0, 6.0);
  }

  @Test
  void cartographysFilesComeInTheOrderOfTheirEpochs() throws IOException {
    for (int epoch : new int[] {10, 2}) {
      text(
          "dynamics_epoch_" + epoch + ".jsonl",
          "{\"guid\": \"a\", \"logits_epoch_%d\": [%d, NaN], \"gold\": 1}\n"
              .formatted(epoch, epoch));
    }
    try (Rows rows = TableFile.open(folder)) {
      assertThat(rows.columns()).containsExactly("epoch", "guid", "logits[0]", "logits[1]", "gold");
      assertThat(rows.next()).isTrue();
      assertThat(rows.number(0)).isEqualTo(2);
      assertThat(rows.text(1)).isEqualTo("a");
      assertThat(rows.next()).isTrue();
      assertThat(rows.number(2)).isEqualTo(10);
      assertThat(rows.number(3)).isNaN();
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void damageIsOneLineThatNamesThePlace() throws IOException {
    refused(text("a.csv", ""), "is empty");
    refused(text("b.csv", "1,2\n3,4\n"), "first line holds numbers");
    refused(text("c.csv", "id,gold\n"), "no row");
    refused(text("d.csv", "id,gold\n1,2\n3\n"), "d.csv:3: 1 cells, expected 2");
    refused(text("e.csv", "id,z\n1,\"[1,2]\"\n1,\"[1]\"\n"), "lists of another length");
    refused(text("f.jsonl", "{\"id\": 1}\n{\"id\": "), "f.jsonl:2: not JSON");
    refused(text("g.jsonl", "{\"id\": 1}\n[1]\n"), "not a JSON object");
    refused(text("h.jsonl", "{\"id\": 1}\n{\"ID\": 1}\n"), "\"id\" is missing");
    refused(text("i.jsonl", "{\"z\": [1]}\n{\"z\": [1, 2]}\n"), "not a list of 1 numbers");
    refused(text("j.jsonl", "\n"), "is empty");
    refused(text("k.parquet", "PAR1 and nothing more"), "cannot be read as Parquet");
    refused(text("l.npz", "PK and nothing more"), "not a readable zip file");
    refused(text("m.xlsx", ""), "unknown format");
    refused(folder.resolve("missing.csv"), "no such file");
    refused(Files.createDirectory(folder.resolve("empty")), "without dynamics_epoch");
  }

  @Test
  void arraysThatDoNotFitAreRefused() throws IOException {
    Path file = folder.resolve("a.npz");
    Npz.write(
        file,
        Map.of("logits", NdArray.of(new double[12], 2, 3, 2), "gold", NdArray.of(new int[5], 5)));
    refused(file, "\"gold\" has 5 entries, expected 3");
    Map<String, NdArray> uneven = new LinkedHashMap<>();
    uneven.put("id", NdArray.of(new int[3], 3));
    uneven.put("gold", NdArray.of(new int[2], 2));
    Npz.write(file, uneven);
    refused(file, "\"gold\" has shape [2], expected 3 rows");
    Npz.write(file, Map.of("id", NdArray.of(new long[] {(1L << 53) + 1}, 1)));
    refused(file, "expected whole numbers below 2^53");
    Npz.write(file, Map.of("id", NdArray.of(new long[0], 0)));
    refused(file, "holds no row");
  }

  @Test
  void anArrayShorterOrLongerThanItsHeaderSaysIsNoticed() throws IOException {
    Path file = folder.resolve("z.npy");
    Npy.write(file, NdArray.of(new double[30_000], 30_000));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 100));
    refused(folder, "the file is truncated");
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    refused(folder, "goes on after");
  }

  private static void refused(Path path, String reason) {
    assertThatThrownBy(() -> read(path))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }
}
