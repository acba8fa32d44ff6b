package dev.gradus.studies.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Logs of real gradient descent: two reference runs, and logistic regression made here.
final class StepLogTest {
  @TempDir private Path folder;

  private Findings look(String text) throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(file, text);
    return LogKinds.look(file, null);
  }

  private static JsonNode json(Findings findings) {
    return JsonMapper.shared().valueToTree(findings.json());
  }

  private static String reference(String name) throws IOException {
    try (InputStream in = StepLogTest.class.getResourceAsStream(name + ".csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Theorem 4.3's two points (margin 0.05 exactly, also that of the hard-margin SVM), stepsize 64.
  @Test
  void aLinearClassifierShowsItsPhasesTheLawAndItsMarginLongBeforeTheMarginIsThere()
      throws IOException {
    JsonNode found = json(look(reference("thm43_linear_eta64")));
    assertThat(found.get("stable_from").doubleValue()).isEqualTo(39);
    assertThat(found.get("increases").intValue()).isEqualTo(26);
    assertThat(found.get("one_over_t").doubleValue()).isCloseTo(1, within(0.03));
    assertThat(found.get("one_over_t_holds").booleanValue()).isTrue();
    assertThat(found.get("margin_estimate").doubleValue()).isCloseTo(0.05, within(1e-4));
    assertThat(found.get("margin_bar").doubleValue()).isLessThan(0.0485);
    assertThat(found.get("separates_from").doubleValue()).isEqualTo(40);
    assertThat(found.get("sharpness_ratio").doubleValue()).isLessThan(1);
    assertThat(found.get("missing")).isEmpty();
  }

  @Test
  void theStepsLeftToATenthOfTheLossAreForetold() throws IOException {
    // Cut where the loss is 1.849e-3; the whole log reaches a tenth of that at step 5859.
    StringBuilder cut = new StringBuilder();
    for (String line : reference("xor_lsp_eta640").lines().toList()) {
      if (line.startsWith("t,") || Integer.parseInt(line.split(",", -1)[0]) <= 514) {
        cut.append(line).append('\n');
      }
    }
    JsonNode found = json(look(cut.toString()));
    assertThat(found.get("stable_from").doubleValue()).isEqualTo(10);
    JsonNode tenth = found.get("remaining_steps").get(0);
    assertThat(tenth.get("loss").doubleValue()).isCloseTo(1.8484e-4, within(1e-8));
    assertThat(514 + tenth.get("steps").doubleValue()).isCloseTo(5859, within(0.08 * 5859));
  }

  /// Logistic regression on the toy of Wu et al. 2024: stable at stepsize 4, oscillating at 16.
  private static String logistic(double stepsize, int steps, String header) {
    double[][] x = {{1, 0.2}, {-2, 0.2}, {1, 0.2}, {-2, 0.2}};
    double[] w = new double[2];
    StringBuilder log = new StringBuilder(header).append('\n');
    for (int t = 0; t <= steps; t++) {
      double loss = 0;
      double[] gradient = new double[2];
      for (double[] one : x) {
        double q = one[0] * w[0] + one[1] * w[1];
        loss += (q > 0 ? Math.log1p(Math.exp(-q)) : -q + Math.log1p(Math.exp(q))) / 4;
        for (int k = 0; k < 2; k++) {
          gradient[k] -= one[k] / (1 + Math.exp(q)) / 4;
        }
      }
      log.append(t).append(',').append(loss).append(',').append(stepsize).append(',');
      log.append(Math.hypot(gradient[0], gradient[1])).append('\n');
      w[0] -= stepsize * gradient[0];
      w[1] -= stepsize * gradient[1];
    }
    return log.toString();
  }

  @Test
  void aSmallStepsizeIsStableThroughoutAndALargeOneOscillatesFirst() throws IOException {
    JsonNode small = json(look(logistic(4, 400, "iter,Train Loss,lr,grad_norm")));
    assertThat(small.get("increases").intValue()).isZero();
    assertThat(small.get("stable_from").doubleValue()).isZero();
    assertThat(small.get("columns").get("loss").stringValue()).isEqualTo("Train Loss");
    JsonNode large = json(look(logistic(16, 400, "iter,Train Loss,lr,grad_norm")));
    assertThat(large.get("increases").intValue()).isBetween(3, 20);
    assertThat(large.get("stable_from").doubleValue()).isBetween(3.0, 30.0);
    assertThat(large.get("margin_estimate").doubleValue()).isCloseTo(0.2, within(0.002));
  }

  @Test
  void aRunThatStillOscillatesIsNotCalledStable() throws IOException {
    JsonNode found = json(look("step,loss\n0,1\n1,2\n2,1\n3,2\n4,1\n5,2\n"));
    assertThat(found.has("stable_from")).isFalse();
    assertThat(found.get("last_increase").doubleValue()).isEqualTo(5);
  }

  @Test
  void sharpnessThatHoversAtTheThresholdIsTheEdgeOfStability() throws IOException {
    StringBuilder log = new StringBuilder("step,loss,stepsize,sharpness\n");
    for (int t = 0; t < 200; t++) {
      // Logged every fifth step only.
      String sharpness = t % 5 != 0 ? "" : Double.toString(t < 100 ? t / 5.0 : 20 + t % 2 - 0.4);
      log.append(t).append(",0.5,0.1,").append(sharpness).append('\n');
    }
    Findings findings = look(log.toString());
    assertThat(findings.lines()).anyMatch(line -> line.endsWith("the edge of stability"));
    JsonNode found = json(findings);
    assertThat(found.get("sharpness_first_above").doubleValue()).isEqualTo(105);
    assertThat(findings.pictures()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"step,loss", "step,grad_norm", "t,sharpness", "loss", "loss,margin", "step,wnorm"})
  void whateverSubsetThereIsItSaysWhatIsMissingAndWhichColumnHelps(String header)
      throws IOException {
    int columns = header.split(",", -1).length;
    StringBuilder log = new StringBuilder(header).append('\n');
    for (int t = 0; t < 30; t++) {
      log.append(columns == 1 ? 1.0 / (t + 1) : t + "," + 1.0 / (t + 1)).append('\n');
    }
    if (header.equals("loss,margin")) {
      log = new StringBuilder("loss,margin\n1,-1\n0.5,1\n0.4,2\n");
    }
    Findings findings = look(log.toString());
    assertThat(findings.lines()).anyMatch(line -> line.startsWith("not said:"));
    for (JsonNode missing : json(findings).get("missing")) {
      assertThat(missing.get("needs").stringValue()).isNotBlank();
    }
  }

  @Test
  void aLossThatIsNotFiniteEndsTheLogWithANote() throws IOException {
    Findings findings = look("step,loss\n0,1\n1,3\n2,9\n3,inf\n4,nan\n");
    assertThat(json(findings).get("rows").intValue()).isEqualTo(3);
    assertThat(findings.lines()).anyMatch(line -> line.contains("inf at") && line.contains(":5"));
  }

  @Test
  void namesWithASlashAreReadAndThoseOfOtherExamplesAreNot() throws IOException {
    Findings findings =
        look("trainer/global_step,eval/loss,train/loss,optimizer/lr\n0,1,3,0.1\n1,2,2,0.1\n");
    assertThat(findings.lines().getFirst())
        .contains("read: trainer/global_step, train/loss, optimizer/lr");
    assertThat(json(findings).get("increases").intValue()).isZero();
  }

  @Test
  void aThresholdThatRisesWithASmallerStepsizeIsNotCalledFlatterGround() throws IOException {
    StringBuilder log = new StringBuilder("step,loss,sharpness,lr\n");
    for (int t = 0; t < 40; t++) {
      log.append("%d,%s,20.5,%s\n".formatted(t, 1.0 / (t + 1), t < 10 ? 0.1 : 0.01));
    }
    assertThat(look(log.toString()).lines())
        .anyMatch(line -> line.contains("the stepsize fell to 0.100 of what it was"));
  }

  @Test
  void ofSeveralRunsTheFirstIsRead() throws IOException {
    Findings findings = look("method,seed,t,loss\ngd,0,0,1\ngd,0,1,0.5\ngd,1,0,1\ngd,1,1,0.7\n");
    assertThat(json(findings).get("rows").intValue()).isEqualTo(2);
    assertThat(findings.lines()).anyMatch(line -> line.contains("only the first, gd seed 0"));
  }

  @Test
  void hostileLogsAreRefusedInOneLine() {
    refused("step,loss\n0,1\n0,1\n", ":3: step 0 follows 0");
    refused("step,loss\n5,1\n3,1\n", "step 3 follows 5");
    refused("step,loss\nx,1\n", "step 'x' follows the header");
    refused("step,loss\n0,1\n1,tensor(0.5)\n", ":3: loss is 'tensor(0.5)', expected a number");
    refused("step,loss\n0,nan\n", "no row with a finite loss");
    refused("step,loss\n", "no row");
    refused("step,loss,lr\n0,1,-1\n", "lr -1.0 found");
    refused("step,loss,grad_norm\n0,1,-1\n", "grad_norm -1.0 found");
    refused("a,b\n1,2\n", "expected for an example log");
    refused("a,b\n1,2\n", "for a step log");
  }

  private void refused(String log, String message) {
    assertThatThrownBy(() -> look(log))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .extracting(Throwable::getMessage)
        .matches(text -> List.of(text.split("\n", -1)).size() == 1);
  }

  @Test
  void extremeNumbersGiveNoNonsense() throws IOException {
    Findings findings =
        look(
            "step,loss,lr,grad_norm,wnorm,margin,sharpness\n"
                + "0,0,0,0,0,0,0\n1,1e-320,1e300,1e-320,1e300,1e300,1e300\n2,-5,1e-300,1,1,-1,-3\n");
    assertThat(json(findings).toString()).doesNotContain("NaN", "Infinity");
  }
}
