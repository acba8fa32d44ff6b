package dev.gradus.cli;

import dev.gradus.studies.Programme;
import dev.gradus.studies.Studies;
import dev.gradus.studies.Study;
import dev.gradus.studies.Study.Scale;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gradus demo`: every study that needs no download, quick.
@Command(
    name = "demo",
    description =
        "Runs the studies that need no download at quick scale: theory beside experiment.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--seed", paramLabel = "N", description = "The seed of everything; default 0.")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "Where to; default runs/demo/ID.")
  private @Nullable Path out;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    Programme programme =
        new Programme(
            "demo",
            Studies.all().stream().filter(Study::selfContained).toList(),
            Scale.QUICK,
            seed);
    Path directory = out == null ? Planner.directory("demo", programme.runs().toString()) : out;
    return new ProgrammeRun(programme, directory).run(json.isSet());
  }
}
