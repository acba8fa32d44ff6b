package dev.gradus.cli;

import dev.gradus.lab.Difference;
import dev.gradus.lab.Verification;
import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.studies.Programme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gradus verify`: repeats a run and compares bit for bit.
@Command(
    name = "verify",
    description = "Repeats a finished run and says whether it is identical, or where it is not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "Directory of a finished run or study.")
  private Path directory = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    List<Path> runs = new ArrayList<>();
    if (Programme.isIn(directory)) {
      Programme.read(directory).runs().keySet().forEach(name -> runs.add(directory.resolve(name)));
    } else {
      runs.add(directory);
    }
    boolean identical = true;
    List<Map<String, Object>> answers = new ArrayList<>();
    for (Path run : runs) {
      String name = new RunDirectory(run).description().name();
      Verification verification =
          Verification.of(
              run, stored -> Planner.plan(name, stored), Terminal.executor("verify " + name));
      identical &= verification.isIdentical();
      if (json.isSet()) {
        answers.add(answer(run, verification));
      } else {
        print(run, verification);
      }
    }
    if (json.isSet()) {
      Json.print(answers);
    }
    return identical ? 0 : Main.CLAIM_DISAGREES;
  }

  private static void print(Path run, Verification verification) {
    String versions =
        verification.versions().isEmpty()
            ? ""
            : "; versions differ: " + String.join(", ", verification.versions());
    String seconds = Numbers.seconds(verification.seconds());
    if (verification.isIdentical()) {
      System.out.println(run + ": identical (repeated in " + seconds + " s" + versions + ")");
      return;
    }
    System.out.println(
        run + ": " + verification.differences().size() + " columns differ" + versions);
    verification.differences().stream()
        .sorted()
        .limit(20)
        .forEach(d -> System.out.println("  " + d));
  }

  private static Map<String, Object> answer(Path run, Verification verification) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("run", run.toString());
    answer.put("identical", verification.isIdentical());
    answer.put("versions", verification.versions());
    answer.put(
        "differences", verification.differences().stream().map(Difference::toString).toList());
    return answer;
  }
}
