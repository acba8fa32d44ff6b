package dev.gradus.cli;

import dev.gradus.data.DataSets;
import dev.gradus.lab.config.ConfigurationSchema;
import dev.gradus.lab.config.ConfigurationSchema.Key;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Studies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gradus list`: what there is.
@Command(
    name = "list",
    description = {
      "Lists the studies, the problems that files can name, and the data sets.",
      "With the name of a problem: the keys of its files."
    },
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PROBLEM",
      description = "Whose keys to list, such as teacher-student.")
  private @Nullable String problem;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (problem != null) {
      keys(ProblemKinds.byName(problem));
      return 0;
    }
    Map<String, String> studies = new LinkedHashMap<>();
    Studies.all().forEach(study -> studies.put(study.name(), study.question()));
    Map<String, String> problems = new LinkedHashMap<>();
    ProblemKinds.all().forEach(kind -> problems.put(kind.name(), kind.summary()));
    List<String> data = DataSets.names();
    if (json.isSet()) {
      Json.print(Map.of("studies", studies, "problems", problems, "data", data));
      return 0;
    }
    print("Studies (gradus run NAME)", studies);
    print(
        "Problems (problem: NAME in a file for gradus run FILE.yaml; gradus list NAME says its keys)",
        problems);
    System.out.println("Data sets (gradus data fetch NAME)\n  " + String.join("  ", data));
    return 0;
  }

  private void keys(ProblemKind kind) {
    if (json.isSet()) {
      Json.print(kind.schema());
      return;
    }
    System.out.println("problem: " + kind.name() + "\n  " + kind.summary());
    for (Key key : ConfigurationSchema.of(kind.schema()).keys()) {
      if (key.name().equals("problem") || key.name().endsWith("-sha256")) {
        continue;
      }
      System.out.printf(
          "%n%s: %s%s%n",
          key.name(),
          key.expected(),
          key.required()
              ? "; required"
              : key.standard().isEmpty() ? "" : "; default " + key.standard());
      String description =
          key.description().isEmpty() && kind.quantities().knows(key.name())
              ? kind.quantities().of(key.name()).label()
              : key.description();
      if (!description.isEmpty() && !description.equals(key.name().replace('-', ' '))) {
        System.out.println("  " + description);
      }
    }
  }

  private static void print(String title, Map<String, String> lines) {
    System.out.println(title);
    lines.forEach((name, text) -> System.out.printf("  %-24s %s%n", name, text));
    System.out.println();
  }
}
