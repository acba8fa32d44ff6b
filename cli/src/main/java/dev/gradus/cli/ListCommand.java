package dev.gradus.cli;

import dev.gradus.data.DataSets;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Studies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gradus list`: what there is.
@Command(
    name = "list",
    description = "Lists the studies, the problems that files can name, and the data sets.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
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
    print("Problems (problem: NAME in a file for gradus run FILE.yaml)", problems);
    System.out.println("Data sets (gradus data fetch NAME)\n  " + String.join("  ", data));
    return 0;
  }

  private static void print(String title, Map<String, String> lines) {
    System.out.println(title);
    lines.forEach((name, text) -> System.out.printf("  %-24s %s%n", name, text));
    System.out.println();
  }
}
