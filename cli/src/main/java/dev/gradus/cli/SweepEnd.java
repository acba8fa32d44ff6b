package dev.gradus.cli;

import dev.gradus.lab.report.Numbers;
import dev.gradus.lab.sweep.RunRecord;
import dev.gradus.lab.sweep.RunRecord.Status;
import dev.gradus.lab.sweep.Sweep;
import dev.gradus.lab.sweep.SweepProgress;
import dev.gradus.lab.sweep.SweepResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the terminal says when a sweep ends.
///
/// @param seconds how long it took
/// @param failures the runs that failed, now or before
record SweepEnd(
    Sweep sweep, Path directory, SweepProgress progress, double seconds, List<Failure> failures) {
  private static final int MOST_FAILURES = 10;

  record Failure(int run, String error) {}

  static SweepEnd of(Sweep sweep, Path directory, SweepProgress progress, double seconds) {
    List<Failure> failures = new ArrayList<>();
    try (SweepResults results = SweepResults.open(directory)) {
      for (int run = 0; run < sweep.size(); run++) {
        RunRecord record = results.record(run);
        if (record != null && record.status() == Status.FAILED) {
          failures.add(new Failure(run, record.error()));
        }
      }
    }
    return new SweepEnd(sweep, directory, progress, seconds, failures);
  }

  Map<String, Object> json() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", sweep.name());
    answer.put("directory", directory.toString());
    answer.put("runs", progress.runs());
    answer.put("completed", progress.completed());
    answer.put("diverged", progress.diverged());
    answer.put("failed", progress.failed());
    answer.put("open", progress.runs() - progress.ended());
    answer.put("seconds", seconds);
    answer.put("failures", failures.stream().map(this::json).toList());
    return answer;
  }

  private Map<String, Object> json(Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", failure.run());
    json.put("point", sweep.space().point(failure.run()));
    json.put("error", failure.error());
    return json;
  }

  void print() {
    for (Failure failure : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
      System.out.println(line(sweep, failure.run(), failure.error()));
    }
    if (failures.size() > MOST_FAILURES) {
      System.out.println("... " + (failures.size() - MOST_FAILURES) + " more");
    }
    System.out.println(
        "%d of %d runs done: %d completed, %d diverged, %d failed; %s s"
            .formatted(
                progress.ended(),
                progress.runs(),
                progress.completed(),
                progress.diverged(),
                progress.failed(),
                Numbers.seconds(seconds)));
    System.out.println(next());
  }

  /// A failed run in words.
  static String line(Sweep sweep, int run, String error) {
    return "run %d (%s) failed: %s".formatted(run, sweep.space().label(run), error);
  }

  private String next() {
    if (!isFinished()) {
      return "Start the same command again to continue: " + directory;
    }
    return failures.isEmpty()
        ? "See it: gradus report " + directory
        : "Compute the failed ones again: gradus sweep " + directory + " --retry failed";
  }

  private boolean isFinished() {
    return progress.ended() == progress.runs();
  }

  /// @param stoppedByFailure whether a failure is to end a sweep
  int exitCode(boolean stoppedByFailure) {
    if (!isFinished() && !(stoppedByFailure && !failures.isEmpty())) {
      return Main.STOPPED;
    }
    return failures.isEmpty() ? 0 : Main.CLAIM_DISAGREES;
  }
}
