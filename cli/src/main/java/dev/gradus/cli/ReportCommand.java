package dev.gradus.cli;

import dev.gradus.lab.RunResult;
import dev.gradus.studies.Programme;
import dev.gradus.studies.Reports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus report`: draws the page of a finished run anew.
@Command(
    name = "report",
    description = "Writes the report of a finished run or study anew, and says what it claims.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "Directory of a finished run or study.")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "Machine-readable output.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Programme.isIn(directory)) {
      RunResult result = RunResult.read(directory);
      Reports.write(result);
      if (json) {
        Json.print(RunSummary.of(result));
      } else {
        RunSummary.print(result);
      }
      return 0;
    }
    long begin = System.nanoTime();
    Programme programme = Programme.read(directory);
    Map<String, RunResult> results = new LinkedHashMap<>();
    programme
        .runs()
        .keySet()
        .forEach(name -> results.put(name, RunResult.read(directory.resolve(name))));
    return new ProgrammeRun(programme, directory)
        .show(
            Reports.write(programme, directory, results), (System.nanoTime() - begin) * 1e-9, json);
  }
}
