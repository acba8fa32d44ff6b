package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Modes and features from a file to their JSON, against tables that were computed independently.
class LearningDynamicsCommandTest {
  private static final double PERCENT = 1e-7;

  @TempDir private Path directory;
  private int runs;

  private JsonNode run(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("problem-" + runs + ".yaml"), yaml);
    Path out = directory.resolve("out-" + runs++);
    Captured answer = Captured.run("run", file.toString(), "--json", "--out", out.toString());
    assertThat(answer.code()).as(answer.error()).isZero();
    return JsonMapper.shared().readTree(answer.output());
  }

  private static List<String[]> table(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LearningDynamicsCommandTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    }
  }

  private static void assertNear(JsonNode actual, String expected) {
    assertThat(actual.doubleValue())
        .isCloseTo(Double.parseDouble(expected), withinPercentage(PERCENT));
  }

  /// The unit of the first row of modes-death.csv.
  @Test
  void theTerminalAndTheReportSayWhichUnitDiesAndHowFarDescentIsFromTheory() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("words.yaml"),
            "problem: modes\nunits: [{a: 0.3, z: -0.5}]\nmethods: [closed-form, gd]\n"
                + "confidence: [0.1]\nuntil: 5\n");
    Path out = directory.resolve("words");
    Captured answer = Captured.run("run", file.toString(), "--out", out.toString());
    assertThat(answer.code()).as(answer.error()).isZero();
    String dies = "0 dies at t = 2.687, output weight -0.4";
    assertThat(answer.output())
        .contains("t = 5 (stepsize x steps)", "confidence: 0.9 never", "units: " + dies)
        .contains("gd: its margin differs from the closed form by at most 6.5");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<h2>Findings</h2>", "<dt>units</dt><dd>" + dies);
  }

  @Test
  void deathsOfTheTable() throws IOException {
    for (String[] row : table("modes-death.csv")) {
      String base =
          "problem: modes\nunits: [{a: %s, z: %s}]\nfrequency: %s\nnorm: %s\n"
              .formatted(row[0], row[1], row[2], row[3]);
      JsonNode death = run(base).get("deaths").get(0);
      assertNear(death.get("tau"), row[4]);
      assertNear(death.get("t"), row[5]);
      assertNear(death.get("z"), row[6]);
      assertNear(run(base + "loss: hinge\n").get("deaths").get(0).get("t"), row[7]);
    }
  }

  /// A unit that starts silent, z = 0, with a^2 = 2 C.
  @Test
  void inflectionsOfTheTable() throws IOException {
    for (String[] row : table("modes-inflection.csv")) {
      double constant = Double.parseDouble(row[0]);
      String unit =
          constant == 0
              ? "{a: 1.0e-6, z: 1.0e-6}"
              : "{a: %s, z: 0}".formatted(Math.sqrt(2 * constant));
      JsonNode all = run("problem: modes\nunits: [" + unit + "]\n").get("inflections");
      if (row[2].equals("nan")) {
        assertThat(all).isEmpty();
        continue;
      }
      JsonNode last = all.get(all.size() - 1);
      assertNear(last.get("margin"), row[2]);
      assertNear(last.get("error"), row[3]);
      if (!row[1].equals("nan")) {
        assertThat(all).hasSize(2);
        assertNear(all.get(0).get("margin"), row[1]);
      }
    }
  }

  /// 40-digit quadrature of the integral over network time.
  @ParameterizedTest
  @CsvSource({
    "'units: [{a: 1.0e-12, z: 1.0e-12}]', 0.01, 141.38062108123305",
    "'units: [{a: 1.0e-12, z: 0}]', 0.001, 292.1168400871374",
    "'units: [{a: 0.1, z: 0.1}];frequency: 1.0e-6', 0.01, 20028425.966917575",
    "'units: [{a: 0.1, z: 0.1}, {a: 0.2, z: -0.1}];norm: 100', 0.001, 1.5078244970899088",
    "'units: [{a: 0.5, z: -0.49999}]', 0.1, 54.520308163784827",
    "'units: [{a: 0.3, z: -0.3}]', 0.1, never",
    "'units: [{a: 0.3, z: -0.5}, {a: 0.1, z: -0.2}]', 0.1, never",
    "'units: [{a: 0.3, z: -0.5}, {a: 0.5, z: -0.51}, {a: 0.05, z: 0.3}, {a: -1, z: 0.3}];frequency: 0.25;norm: 2', 0.01, 35.557656031857958",
    "'units: [{a: 0.3, z: -0.5}, {a: 0.1, z: 0.2}];classes: 3', 0.01, 26.124956182120015",
    "'units: [{a: 0.1, z: 0.05}];classes: 1000;frequency: 0.001', 0.1, 4263.2557339625515",
    "'units: [{a: 0.1, z: 0.1}]', 1.0e-12, 37607950292.710714",
    "'units: [{a: 0.005}];depth: 1;frequency: 0.3;norm: 2', 0.01, 85.479224735875353",
    "'units: [{a: 0.1709975946676697}];depth: 3;frequency: 0.3;norm: 2', 0.01, 30.699724829881955",
    "'units: [{a: 0.3465724215775732}];depth: 5;frequency: 0.3;norm: 2', 0.01, 33.91750876717821"
  })
  void cornersOfTheTimes(String keys, String delta, String expected) throws IOException {
    JsonNode time =
        run("problem: modes\nconfidence: [" + delta + "]\n" + keys.replace(';', '\n'))
            .get("time_to_confidence")
            .get(0);
    if (expected.equals("never")) {
      assertThat(time.isNull()).isTrue();
    } else {
      assertNear(time, expected);
    }
  }

  @Test
  void theHingeAtItsKinkIsDoneFromTheStart() throws IOException {
    JsonNode done =
        run(
            "problem: modes\nunits: [{a: 0.5, z: 2}]\nloss: hinge\nconfidence: [0.5, 0.1]\nuntil: 5\n");
    assertThat(done.get("finish_time").doubleValue()).isZero();
    assertThat(done.get("time_to_confidence").get(0).doubleValue()).isZero();
    assertThat(done.get("time_to_confidence").get(1).isNull()).isTrue();
    for (JsonNode unit : done.get("units")) {
      assertThat(unit.get("last").get("f").doubleValue()).isEqualTo(1);
    }
  }

  @Test
  void bothEnginesAgreeAtAHugeTime() throws IOException {
    JsonNode units =
        run("problem: modes\nunits: [{a: 0.1, z: 0.1}]\nuntil: 1.0e+15\n").get("units");
    double closed = units.get(0).get("last").get("f").doubleValue();
    assertThat(units.get(1).get("last").get("f").doubleValue())
        .isCloseTo(closed, withinPercentage(PERCENT));
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 0.2160, 0.2298",
    "0.1, 0.4109, 0.4595",
    "0.5, 1.6783, 2.2976",
    "0.9, 3.2000, 4.1356"
  })
  void aStarvedFeatureAndItsBound(String lambda, double rare, double bound) throws IOException {
    JsonNode answer = run("problem: starvation\nlambda: " + lambda + "\nconfidence: [0.01]\n");
    assertThat(answer.get("f2").get(0).doubleValue()).isCloseTo(rare, withinPercentage(0.03));
    assertThat(answer.get("bound").get(0).doubleValue()).isCloseTo(bound, withinPercentage(0.03));
    assertThat(answer.get("control").get("f2").get(0).doubleValue()).isGreaterThan(bound);
  }

  @Test
  void theKernelToyOfTwoFeatures() throws IOException {
    String toy =
        """
        problem: tangent-kernel
        strengths: [6, 2]
        directions: [[0.8660254037844386, -0.5], [0.5, 0.8660254037844386]]
        """;
    JsonNode decayed = run(toy + "weight-decay: 0.01\n").get("fixed_point").get("responses");
    assertThat(decayed.get(0).doubleValue()).isCloseTo(9.07102, withinPercentage(1e-4));
    assertThat(decayed.get(1).doubleValue()).isCloseTo(1.18534, withinPercentage(1e-3));
    JsonNode decoupled = run(toy + "decoupling: 0.002\n");
    assertThat(decoupled.get("shared_margin").doubleValue())
        .isCloseTo(4.665120, withinPercentage(1e-4));
    assertThat(decoupled.get("fixed_point").get("responses").get(1).doubleValue())
        .isCloseTo(1.707553, withinPercentage(1e-4));
  }
}
