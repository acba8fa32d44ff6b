package dev.gradus.cli;

import picocli.CommandLine.Option;

/// `--json`, of every command that has something to say.
final class JsonOption {
  @Option(names = "--json", description = "Machine-readable output.")
  private boolean json;

  boolean isSet() {
    return json;
  }
}
