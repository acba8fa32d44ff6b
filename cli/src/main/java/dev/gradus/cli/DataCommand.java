package dev.gradus.cli;

import dev.gradus.data.DataFetch;
import dev.gradus.data.DataSets;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `gradus data`: the named data sets.
@Command(
    name = "data",
    description = "Downloads data sets, each file checked by its published SHA-256.",
    mixinStandardHelpOptions = true,
    subcommands = DataCommand.Fetch.class)
final class DataCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.println("Data sets: " + String.join(", ", DataSets.names()));
    System.out.println(
        "They are looked for in the folder GRADUS_DATA, then in " + DataSets.cacheFolder() + ".");
    return 0;
  }

  /// `gradus data fetch NAME`.
  @Command(
      name = "fetch",
      description = "Downloads a data set from its official address into the cache.",
      mixinStandardHelpOptions = true)
  static final class Fetch implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "mnist, fashion-mnist or cifar10.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
      new DataFetch().fetch(name, DataSets.cacheFolder(), Terminal::showDownload);
      System.out.println(name + " is in " + DataSets.cacheFolder().resolve(name));
      return 0;
    }
  }
}
