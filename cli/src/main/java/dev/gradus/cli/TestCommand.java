package dev.gradus.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `gradus test`: for the help only; the launcher hands it to Maven before a JVM of ours starts.
@Command(
    name = "test",
    description = "Builds everything and runs all tests (Maven's options may follow).",
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new dev.gradus.core.InputException(
        "tests are run by the launcher: ./gradus test, or mvn verify");
  }
}
