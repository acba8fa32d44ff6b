package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LookCommandTest {
  @TempDir private Path folder;

  private Path resource(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = LookCommandTest.class.getResourceAsStream(name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  @Test
  void scoresOfAForeignLogEqualTheReferenceColumnByColumn() throws IOException {
    Path scores = folder.resolve("scores.csv");
    Captured answer =
        Captured.run(
            "look",
            resource("dynamics_input.csv").toString(),
            "--json",
            "--scores",
            scores.toString());
    assertThat(answer.code()).as(answer.error()).isZero();
    JsonNode json = JsonMapper.shared().readTree(answer.output());
    assertThat(json.get("kind").stringValue()).isEqualTo("example log");
    List<String> expected = Files.readAllLines(resource("dynamics_metrics.csv"));
    String[] names = expected.getFirst().split(",");
    for (int i = 1; i < expected.size(); i++) {
      String[] cells = expected.get(i).split(",", -1);
      JsonNode row = json.get("scores").get(i - 1);
      for (int k = 0; k < names.length; k++) {
        if (cells[k].isEmpty()) {
          assertThat(row.get(names[k]).isNull()).isTrue();
        } else {
          assertThat(row.get(names[k]).doubleValue())
              .as("%s of %d", names[k], i)
              .isCloseTo(Double.parseDouble(cells[k]), within(1e-12));
        }
      }
    }
    assertThat(Files.readAllLines(scores)).hasSize(expected.size());
    assertThat(Files.readString(scores)).startsWith(expected.getFirst());
  }

  @Test
  void aPageThatCannotBeWrittenIsNamed() throws IOException {
    Path page = folder.resolve("missing").resolve("page.html");
    Captured answer =
        Captured.run("look", resource("dynamics_input.csv").toString(), "--out", page.toString());
    assertThat(answer.code()).isEqualTo(Main.FILES);
    assertThat(answer.error())
        .contains("page.html: cannot be written (is its folder there?)")
        .doesNotContain(".tmp");
  }

  @Test
  void peopleGetLinesAndAPage() throws IOException {
    Path page = folder.resolve("look.html");
    Captured answer =
        Captured.run("look", resource("dynamics_input.csv").toString(), "--out", page.toString());
    assertThat(answer.code()).as(answer.error()).isZero();
    assertThat(answer.output()).contains("12 examples, 6 epochs, 3 classes", "not measurable");
    assertThat(page).exists();
  }

  @Test
  void wrongLogsAreOneLineAndCodeTwo() throws IOException {
    String whole = Files.readString(resource("dynamics_input.csv"));
    Path log = folder.resolve("log.csv");
    for (String broken :
        List.of(
            whole.substring(0, whole.length() - 30),
            whole.replace("id,gold", "a,b"),
            whole.replace("0,0,1,-0.697209", "12,0,1,-0.697209"),
            whole.replace("-0.697209", "NaN"))) {
      Files.writeString(log, broken);
      Captured answer = Captured.run("look", log.toString());
      assertThat(answer.code()).as(answer.error()).isEqualTo(2);
      assertThat(answer.error().strip().lines()).hasSize(1);
      assertThat(answer.error()).startsWith("gradus: ").contains("log.csv");
    }
  }
}
