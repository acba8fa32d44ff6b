package dev.gradus.studies;

import dev.gradus.lab.config.Configuration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Configurations for tests, defaults filled in.
public final class Resolved {
  private Resolved() {}

  /// @param yaml a file's text
  /// @param changes each `key=value`
  public static ObjectNode of(String yaml, String... changes) {
    return ProblemKinds.resolve(Configuration.parse(yaml, "test").with(List.of(changes))).root();
  }
}
