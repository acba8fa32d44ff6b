package dev.gradus.studies.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.InputException;
import dev.gradus.lab.report.Report;
import dev.gradus.lab.report.ReportContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LookTest {
  @TempDir private Path folder;

  private static JsonNode json(Findings findings) {
    return JsonMapper.shared().valueToTree(findings.json());
  }

  private JsonNode verdict(Path log) {
    return json(LogKinds.look(log, null)).get("starvation").get(0);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0", "0.1, 0", "0.1, 0.2", "0.3, 0.2", "0.5, 0"})
  void rareFeatureIsStarvedWhereItCoOccursAndOnlySlowWhereItIsAlone(double lambda, double noise)
      throws IOException {
    Path file = folder.resolve("log.csv");
    JsonNode together = verdict(StarvedLogs.write(file, lambda, true, 40, noise, true));
    assertThat(together.get("verdict").stringValue()).isEqualTo("starvation");
    assertThat(together.get("group").stringValue()).isEqualTo("rare");
    assertThat(together.get("ratio").doubleValue()).isLessThan(0.45);

    JsonNode alone = verdict(StarvedLogs.write(file, lambda, false, 40, noise, true));
    assertThat(alone.get("verdict").stringValue()).isEqualTo("no starvation");
  }

  @Test
  void groupThatIsLearnedAlikeIsNotStarved() throws IOException {
    JsonNode same =
        verdict(StarvedLogs.write(folder.resolve("log.csv"), 0.5, false, 60, 0.2, true));
    assertThat(same.get("verdict").stringValue()).isEqualTo("no starvation");
    assertThat(same.get("because").stringValue()).contains("reaches confidence 0.9");
  }

  @Test
  void controlLogDecidesWhereItIsGiven() throws IOException {
    Path log = StarvedLogs.write(folder.resolve("log.csv"), 0.1, true, 60, 0.1, true);
    Path control = StarvedLogs.write(folder.resolve("control.csv"), 0.1, false, 60, 0.1, true);
    JsonNode against = json(LogKinds.look(log, control)).get("starvation");
    assertThat(against.get(0).get("verdict").stringValue()).isEqualTo("no starvation");
    assertThat(against.get(1).get("verdict").stringValue()).isEqualTo("starvation");
    assertThat(against.get(1).get("control").stringValue()).contains("control log");
    JsonNode itself = json(LogKinds.look(log, log)).get("starvation");
    assertThat(itself.get(1).get("verdict").stringValue()).isEqualTo("no starvation");
    assertThat(itself.get(1).get("ratio").doubleValue()).isEqualTo(1);
  }

  @Test
  void whatCannotBeMeasuredIsSaidWithItsReason() throws IOException {
    Path file = folder.resolve("log.csv");
    assertThat(verdict(StarvedLogs.write(file, 0.1, true, 8, 0.1, true)).toString())
        .contains("not measurable", "is not learned either");
    Files.writeString(file, "id,gold,epoch,logit\n0,1,0,0.5\n1,0,0,0.5\n");
    assertThat(verdict(file).toString()).contains("not measurable", "no group is given");
  }

  @Test
  void groupsAreFoundWhereEarlyMarginsFormTwoClusters() throws IOException {
    Path log = StarvedLogs.write(folder.resolve("log.csv"), 0.1, true, 40, 0.1, false);
    JsonNode found = json(LogKinds.look(log, null));
    assertThat(found.get("grouping").stringValue()).isEqualTo("found");
    assertThat(found.get("groups").get(1).get("examples").intValue()).isEqualTo(30);
    assertThat(found.get("starvation").get(0).get("verdict").stringValue()).isEqualTo("starvation");
  }

  @Test
  void modeRateOfTheFrequentFeatureIsItsFrequencyTimesNorm() throws IOException {
    Path log = StarvedLogs.write(folder.resolve("log.csv"), 0.05, true, 60, 0, true);
    JsonNode common = json(LogKinds.look(log, null)).get("groups").get(0);
    assertThat(common.get("mode_rate_per_epoch").doubleValue()).isCloseTo(0.5, within(0.01));
    JsonNode times = common.get("time_to_confidence");
    assertThat(times.get(0).get("observed").booleanValue()).isTrue();
    assertThat(times.get(2).get("observed").booleanValue()).isFalse();
  }

  @Test
  void predictedTimeIsWhereALongerLogGetsThere() throws IOException {
    Path file = folder.resolve("log.csv");
    JsonNode predicted =
        json(LogKinds.look(StarvedLogs.write(file, 0.05, true, 25, 0, true), null))
            .at("/groups/0/time_to_confidence/1");
    JsonNode observed =
        json(LogKinds.look(StarvedLogs.write(file, 0.05, true, 60, 0, true), null))
            .at("/groups/0/time_to_confidence/1");
    assertThat(predicted.get("observed").booleanValue()).isFalse();
    assertThat(observed.get("observed").booleanValue()).isTrue();
    assertThat(predicted.get("epoch").doubleValue() / observed.get("epoch").doubleValue())
        .isCloseTo(1, within(0.02));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id,gold,epoch,logit_0,logit_1;0,1,0,0.1,nan          | logit_1 of example 0 in epoch 0 is nan
          id,gold,epoch,logit_0,logit_1;0,2,0,0.1,1            | label 2 found, expected a whole number from 0 to 1
          id,gold,epoch,logit_0,logit_1;0,1,0,1,1;0,0,1,1,1    | ids must mean the same example
          id,gold,epoch,logit_0,logit_1;0,1,0,1,1;0,1,0,1,1    | example 0 in epoch 0
          id,gold,epoch,logit_0,logit_1;0,1,0,1,1;1,1,0,1,1;0,1,1,1,1 | example 1 has no row of epoch 1
          id,gold,epoch,logit_0,logit_1;0,1,0,1,1;0,1,1,1,1;7,1,1,1,1 | its row of epoch 0 first
          id,gold,epoch,logit_0,logit_1;0,1,x,1,1              | epoch x found, expected a number
          id,gold,epoch,group,logit;0,1,0,a,1;0,1,1,b,1        | example 0 has group b, but a before
          id,gold,epoch,prob_0,prob_1;0,1,0,1.5,1              | expected a probability
          gold,epoch,logit_0,logit_1;0,0,1,1                   | no column of examples
          id,epoch,logit_0,logit_1;0,0,1,1                     | no column of labels
          id,gold,logit_0,logit_1;0,0,1,1                      | no column of epochs
          id,gold,epoch;0,0,1                                  | no column of logits
          a,b;1,2                                              | columns a, b found, expected
          """)
  void contradictionsAreOneLine(String rows, String reason) throws IOException {
    Path log = Files.writeString(folder.resolve("log.csv"), rows.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> LogKinds.look(log, null))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("log.csv")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void logitsAndTheirProbabilitiesGiveTheSameScores() throws IOException {
    Path logits = folder.resolve("l.csv");
    Path probabilities = folder.resolve("p.jsonl");
    Files.writeString(logits, "Index,Label,Step,Logits.0,Logits.1\na,1,5,0,1.5\nb,0,5,0,2\n");
    Files.writeString(
        probabilities,
        "{\"guid\": \"a\", \"y\": 1, \"epoch\": 1, \"p\": %s}%n{\"guid\": \"b\", \"y\": 0, \"epoch\": 1, \"p\": %s}%n"
            .formatted(1 / (1 + Math.exp(-1.5)), 1 / (1 + Math.exp(-2))));
    Findings.Scores one = LogKinds.look(logits, null).scores();
    Findings.Scores other = LogKinds.look(probabilities, null).scores();
    for (int i = 0; i < 2; i++) {
      assertThat(other.row().apply(i).getFirst()).isEqualTo(i == 0 ? "a" : "b");
      for (String column : List.of("confidence", "aum", "el2n_first")) {
        int k = one.columns().indexOf(column);
        assertThat((double) other.row().apply(i).get(k))
            .isCloseTo((double) one.row().apply(i).get(k), within(1e-12));
      }
    }
  }

  @Test
  void reportShowsMarginsOfEachGroup() throws IOException {
    Path log = StarvedLogs.write(folder.resolve("log.csv"), 0.1, true, 40, 0.1, true);
    Findings findings = LogKinds.look(log, null);
    Path page = folder.resolve("look.html");
    Report.page(
        page,
        new ReportContent(
            findings.title(),
            findings.lines().getFirst(),
            List.of(),
            findings.claims(),
            findings.pictures()));
    assertThat(Files.readString(page)).contains("Mean margin of each group", "rare", "common");
  }

  @Test
  void longHistoriesAreThinnedNotRefused() {
    MarginHistory history = new MarginHistory();
    int examples = 1 << 19;
    for (int epoch = 0; epoch < 300; epoch++) {
      history.put(examples - 1, epoch, epoch);
    }
    assertThat(history.size()).isBetween(65, 129);
    for (int at = 0; at < history.size(); at++) {
      assertThat(history.margin(examples - 1, at)).isEqualTo(history.epoch(at));
    }
  }
}
