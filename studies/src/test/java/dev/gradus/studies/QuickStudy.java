package dev.gradus.studies;

import dev.gradus.lab.Executor;
import dev.gradus.lab.RunResult;
import dev.gradus.studies.Study.Scale;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A study made as the command line makes it, for its test.
public final class QuickStudy {
  private QuickStudy() {}

  /// The results of all its runs at quick scale with seed 0, by name.
  public static Map<String, RunResult> run(Study study, Path directory) {
    Map<String, RunResult> results = new LinkedHashMap<>();
    Programme.of(study, Scale.QUICK, 0)
        .runs()
        .forEach((name, configuration) ->
            results.put(
                name,
                new Executor()
                    .execute(
                        ProblemKinds.byName(configuration.get("problem").stringValue())
                            .plan(name, configuration),
                        directory.resolve(name))));
    return results;
  }
}
