package dev.gradus.cli;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.lab.RunPlan;
import dev.gradus.lab.config.Configuration;
import dev.gradus.studies.ProblemKind;
import dev.gradus.studies.ProblemKinds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// From a configuration to a plan, with messages that name the place in the file.
final class Planner {
  private static final Pattern KEY_AND_MESSAGE =
      Pattern.compile(
          "([a-z][\\w.-]*(?:\\[\\d+])*): (.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Planner() {}

  /// Plans a resolved configuration.
  static RunPlan plan(String name, Configuration configuration) {
    return located(configuration, () -> plan(name, withWholePaths(configuration)));
  }

  /// Names of files in a configuration are relative to the file it stands in.
  private static ObjectNode withWholePaths(Configuration configuration) {
    ObjectNode root = configuration.root().deepCopy();
    Path file = Path.of(configuration.name()).toAbsolutePath();
    for (String key : ProblemKinds.of(configuration).files()) {
      String value = root.path(key).stringValue("");
      if (value.toLowerCase(Locale.ROOT).endsWith(".csv")) {
        root.put(key, file.resolveSibling(value).normalize().toString());
      }
    }
    return root;
  }

  /// Plans a run from what its directory says.
  static RunPlan plan(String name, ObjectNode configuration) {
    Configuration resolved = ProblemKinds.resolve(Configuration.reread(name, configuration));
    ProblemKind kind = ProblemKinds.of(resolved);
    RunPlan plan = kind.plan(name, resolved.root());
    kind.warnings(resolved.root())
        .forEach(line -> System.err.println("gradus: " + name + ": " + line));
    return plan;
  }

  /// The default directory: one for each configuration, so that the same command continues.
  static Path directory(String name, String configuration) {
    byte[] digest = GuardedInput.sha256().digest(configuration.getBytes(StandardCharsets.UTF_8));
    return Path.of("runs", name, HexFormat.of().formatHex(digest, 0, 6));
  }

  /// Does work whose complaints about a key are given the key's place in the file.
  static <T> T located(Configuration configuration, java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException e) {
      Matcher parts = KEY_AND_MESSAGE.matcher(String.valueOf(e.getMessage()));
      if (parts.matches() && configuration.root().has(parts.group(1).split("[.\\[]", 2)[0])) {
        throw configuration.error(parts.group(1), parts.group(2));
      }
      throw new InputException(configuration.name() + ": " + e.getMessage(), e);
    }
  }
}
