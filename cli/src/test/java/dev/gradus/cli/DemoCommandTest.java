package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The first command of the README, whole.
class DemoCommandTest {
  @TempDir private Path directory;

  /// A claim of equality disagrees by chance once in 16,000 times; the seed is fixed.
  @Test
  void theoryAndExperimentOfAllSystemsStandTogetherAndNothingDisagrees() {
    Path out = directory.resolve("demo");
    Captured demo = Captured.run("demo", "--json", "--out", out.toString());
    assertThat(demo.code()).as(demo.error()).isZero();
    Set<String> ids = new HashSet<>();
    for (JsonNode claim : JsonMapper.shared().readTree(demo.output()).path("claims")) {
      assertThat(claim.path("verdict").stringValue()).isNotEqualTo("disagrees");
      ids.add(claim.path("id").stringValue());
    }
    assertThat(ids)
        .contains("linear-first", "fluctuations", "starvation", "second-phase")
        .hasSizeGreaterThan(50);
    assertThat(out.resolve("report.html")).isNotEmptyFile();
  }
}
