package dev.gradus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The real command line in a JVM of its own.
final class ChildProcess {
  private ChildProcess() {}

  /// Starts `gradus ARGUMENTS` in a working directory; standard output and error go to `log`.
  static Process start(Path directory, Path log, List<String> arguments) throws IOException {
    return start(directory, log, List.of(), arguments);
  }

  static Process start(Path directory, Path log, List<String> flags, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(flags);
    command.add(Main.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
