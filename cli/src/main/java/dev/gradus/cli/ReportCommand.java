package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.sweep.SweepDirectory;
import dev.gradus.studies.Programme;
import dev.gradus.studies.Reports;
import dev.gradus.studies.sweep.SweepReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus report`: draws the page of a finished run anew.
@Command(
    name = "report",
    description = "Writes the report of a finished run or study anew, and says what it claims.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "Directory of a finished run or study, or a sweep.")
  private Path directory = Path.of("");

  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--summary",
      paramLabel = "F(COLUMN)",
      description =
          "Of a sweep: what stands for a trajectory; default final(first column)."
              + " final, first, min, max, mean, exit (time), stable (step), slope, or steps.")
  private @Nullable String summary;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      split = ",",
      description = "Of a sweep: columns drawn over time; default that of the summary.")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--x", paramLabel = "KEY", description = "Of a sweep: horizontal axis of maps.")
  private @Nullable String x;

  @Option(names = "--y", paramLabel = "KEY", description = "Of a sweep: vertical axis of maps.")
  private @Nullable String y;

  @Override
  public Integer call() {
    if (new SweepDirectory(directory).exists()) {
      return SweepSummary.show(
          directory,
          SweepReport.write(directory, new SweepReport.View(summary, columns, x, y)),
          json.isSet());
    }
    if (summary != null || x != null || y != null || !columns.isEmpty()) {
      throw new InputException(
          directory + ": no sweep; --summary, --column, --x and --y are for sweeps");
    }
    if (!Programme.isIn(directory)) {
      RunResult result = RunResult.read(directory);
      return RunSummary.show(result, Reports.write(result), json.isSet());
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
            Reports.write(programme, directory, results),
            (System.nanoTime() - begin) * 1e-9,
            json.isSet());
  }
}
