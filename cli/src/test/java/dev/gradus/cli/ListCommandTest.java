package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Studies;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ListCommandTest {

  @Test
  void listNamesEveryStudyAndProblem() {
    String output = Captured.run("list").output();
    Studies.all().forEach(study -> assertThat(output).contains(study.name()));
    ProblemKinds.all().forEach(kind -> assertThat(output).contains(kind.name()));
    var json = JsonMapper.shared().readTree(Captured.run("list", "--json").output());
    assertThat(json.get("studies").size()).isEqualTo(Studies.all().size());
  }

  @Test
  void everyKeyOfEveryProblemIsListedWithWhatItMayBe() {
    for (ProblemKind kind : ProblemKinds.all()) {
      String output = Captured.run("list", kind.name()).output();
      for (String key : kind.schema().get("properties").propertyNames()) {
        if (!key.equals("problem") && !key.endsWith("-sha256")) {
          assertThat(output).as(kind.name()).contains("\n" + key + ": ");
        }
      }
    }
    assertThat(Captured.run("list", "modes").output())
        .contains("units[].a: a number\n  activation over the norm")
        .contains("frequency: a number > 0 and <= 1; default 0.5\n");
    assertThat(Captured.run("list", "mode").error()).contains("expected one of classification");
  }

  @Test
  void everyStudyCanBeCited() {
    Studies.all()
        .forEach(study -> {
          assertThat(Captured.run("cite", study.name()).output()).contains("arXiv");
          assertThat(Captured.run("cite", study.name(), "--json").output()).contains("use");
        });
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        new String[] {
          "demo", "list", "run", "explain", "verify", "report", "cite", "data", "test", "bench"
        }) {
      Captured help = Captured.run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.output()).contains("Usage: gradus " + command);
    }
    assertThat(Captured.run("--version").output()).startsWith("gradus ");
    assertThat(Captured.run().code()).isEqualTo(Main.WRONG_INPUT);
  }
}
