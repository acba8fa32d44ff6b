package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.store.RunDirectory;
import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Programme;
import dev.gradus.studies.Reports;
import dev.gradus.studies.Studies;
import dev.gradus.studies.Study.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus run`: a study, a file, or a directory that is to be continued.
@Command(
    name = "run",
    description = {
      "Runs a study, a YAML file, or continues a run's directory.",
      "Started again, it continues where it was, and shows what is finished."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "STUDY|FILE.yaml|DIR",
      description = "A study from gradus list, a file that names a problem, or a run's directory.")
  private String target = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "Changes values of the file, such as stepsize=0.1 or methods=[ode].")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The first seed (a file's key seed).")
  private @Nullable Long seed;

  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--scale",
      paramLabel = "quick|reduced|full",
      description = "How large a study's runs are; default quick.")
  private Scale scale = Scale.QUICK;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    options.check();
    Path path = Path.of(target);
    if (Studies.contains(target) && !Files.isRegularFile(path)) {
      refuseChanges("a study", changes.isEmpty());
      Programme programme = Programme.of(Studies.byName(target), scale, seed == null ? 0 : seed);
      return programme(programme, options.directory(programme.name(), programme.runs()));
    }
    if (Files.isDirectory(path)) {
      refuseChanges(
          "a directory that has its configuration",
          changes.isEmpty() && seed == null && !options.choosesDirectory());
      return Programme.isIn(path) ? programme(Programme.read(path), path) : again(path);
    }
    if (!Files.exists(path)) {
      throw new InputException(
          target
              + ": not a file, a directory or a study; studies are "
              + String.join(", ", Studies.all().stream().map(study -> study.name()).toList()));
    }
    return file(path);
  }

  private static void refuseChanges(String what, boolean none) {
    if (!none) {
      throw new InputException(
          what + " takes no changes or --seed/--out of this kind; change a file and run that");
    }
  }

  private int file(Path path) {
    List<String> all = new ArrayList<>(changes);
    if (seed != null) {
      all.add("seed=" + seed);
    }
    Configuration configuration = ProblemKinds.resolve(Configuration.read(path).with(all));
    configuration.changes().forEach(change -> System.err.println("changed " + change));
    String name = String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
    RunPlan plan = Planner.plan(name, configuration);
    Path directory = options.directory(name, plan.configuration());
    return Planner.located(configuration, () -> execute(plan, directory));
  }

  private int again(Path directory) {
    RunDirectory.Description stored = new RunDirectory(directory).description();
    return execute(Planner.plan(stored.name(), stored.configuration()), directory);
  }

  private int execute(RunPlan plan, Path directory) {
    RunResult result =
        Terminal.executor(plan.name())
            .checkpointEvery(options.checkpointEvery())
            .execute(plan, directory);
    return RunSummary.show(result, Reports.write(result), json.isSet());
  }

  private int programme(Programme programme, Path directory) {
    return new ProgrammeRun(programme, directory).run(json.isSet());
  }
}
