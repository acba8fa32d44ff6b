package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A user's data and weights to the JSON of the certificate, against numbers that were computed
/// independently with NumPy.
class LargeStepsizeCommandTest {
  @TempDir private Path directory;

  private JsonNode run(String keys) throws IOException {
    Path file = directory.resolve("run.yaml");
    Files.writeString(file, "problem: large-stepsize\n" + keys);
    Captured answer =
        Captured.run(
            "run", file.toString(), "--json", "--out", directory.resolve("out").toString());
    assertThat(answer.code()).as(answer.error()).isZero();
    return JsonMapper.shared().readTree(answer.output());
  }

  /// Theorem 4.3's data: config.json and the last row of traj.csv of the independent run.
  @Test
  void thresholdsEventsAndTheLastRowOfLogisticRegression() throws IOException {
    Files.writeString(
        directory.resolve("data.csv"),
        "x1,x2,y\n0.05,0.998749217771909,1\n0.05,-0.4993746088859545,1\n");
    JsonNode answer =
        run("data: data.csv\nmodel: linear\nstepsize: 64\nsteps: 4000\ntimes: [0, 4000]\n");
    JsonNode certificate = answer.get("certificate");
    assertThat(certificate.get("first_t_eq4").intValue()).isEqualTo(704);
    assertThat(certificate.get("first_t_eq5").intValue()).isEqualTo(1509);
    assertThat(certificate.get("n_increases").intValue()).isEqualTo(26);
    assertThat(certificate.get("last_increase_t").intValue()).isEqualTo(38);
    assertThat(certificate.get("argmax_risk").intValue()).isEqualTo(3);
    assertThat(certificate.get("first_t_all_correct").intValue()).isEqualTo(40);
    assertThat(certificate.get("gamma").doubleValue()).isCloseTo(0.05, within(1e-9));
    assertThat(certificate.get("violations").intValue()).isZero();
    JsonNode last = answer.get("units").get(0).get("last");
    assertThat(last.get("risk").doubleValue()).isCloseTo(0.0015297963877236287, within(1e-12));
    assertThat(last.get("log_gamma_c").doubleValue()).isCloseTo(-53.65591934034684, within(1e-8));
  }

  @Test
  void theTerminalSaysWhatTheCertificateSays() throws IOException {
    Files.writeString(
        directory.resolve("data.csv"),
        "x1,x2,y\n0.05,0.998749217771909,1\n0.05,-0.4993746088859545,1\n");
    Path file = directory.resolve("run.yaml");
    Files.writeString(
        file,
        "problem: large-stepsize\ndata: data.csv\nmodel: linear\nstepsize: 64\nsteps: 4000\n");
    Captured answer =
        Captured.run("run", file.toString(), "--out", directory.resolve("words").toString());
    assertThat(answer.output())
        .contains("the risk rose at 26 of 4000 steps, last at step 38")
        .contains("stable from step 704 (equation 4", "margin grows from step 1509 (equation 5")
        .contains("tells the classes apart, with margin 0.05")
        .contains("all right from step 40;", "statements, all hold");
  }

  /// What does not apply is null, and the answer is still one JSON value.
  @Test
  void aStepsizeOf1e300AndAnActivationThatMeetsNoAssumptionAreAnsweredToo() throws IOException {
    JsonNode certificate =
        run("data: xor\ninitial: {units: 3}\nactivation: gelu\nstepsize: 1e300\nsteps: 20\n")
            .get("certificate");
    assertThat(certificate.get("tau").isNull()).isTrue();
    assertThat(certificate.get("first_t_eq4").isNull()).isTrue();
    assertThat(certificate.get("warnings").size()).isPositive();
  }
}
