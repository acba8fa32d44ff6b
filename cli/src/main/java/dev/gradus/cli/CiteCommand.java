package dev.gradus.cli;

import dev.gradus.studies.Studies;
import dev.gradus.studies.Study;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gradus cite`: the papers and equations behind a study.
@Command(
    name = "cite",
    description = "Prints the papers and equations behind a study.",
    mixinStandardHelpOptions = true)
final class CiteCommand implements Callable<Integer> {
  @Parameters(paramLabel = "STUDY", description = "A name from gradus list.")
  private String name = "";

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Study study = Studies.byName(name);
    if (json.isSet()) {
      Json.print(study.references());
      return 0;
    }
    System.out.println(study.name() + ": " + study.question());
    for (Study.Reference reference : study.references()) {
      System.out.println("\n  " + reference.text() + "\n    used here: " + reference.use());
    }
    return 0;
  }
}
