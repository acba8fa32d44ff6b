package dev.gradus.studies.look;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.data.format.Rows;
import dev.gradus.data.format.TableFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The registry of kinds of logs: to add one, write a [LogKind] and name it here.
public final class LogKinds {
  private static final List<LogKind> ALL = List.of(new ExampleLogKind(), new StepLogKind());

  private LogKinds() {}

  /// Looks at a file or folder as the first kind that knows its columns.
  ///
  /// @param control a log to compare with, or null
  /// @throws InputException if a file cannot be read, is of no known kind, or contradicts itself
  public static Findings look(Path log, @Nullable Path control) {
    try (Rows rows = TableFile.open(log)) {
      LogKind kind = kindOf(log, rows.columns());
      if (control == null) {
        return kind.look(rows, null);
      }
      try (Rows other = TableFile.open(control)) {
        if (!kind.recognises(other.columns())) {
          throw unknown(control, other.columns(), List.of(kind));
        }
        return kind.look(rows, other);
      }
    }
  }

  private static LogKind kindOf(Path log, List<String> columns) {
    return ALL.stream()
        .filter(kind -> kind.recognises(columns))
        .findFirst()
        .orElseThrow(() -> unknown(log, columns, ALL));
  }

  private static InputException unknown(Path log, List<String> columns, List<LogKind> kinds) {
    String found = String.join(", ", columns);
    return new InputException(
        GuardedInput.printable(log.toString())
            + ": columns "
            + (found.length() <= 200 ? found : found.substring(0, 197) + "...")
            + " found, expected "
            + kinds.stream()
                .map(kind -> "for " + article(kind.name()) + " " + kind.needs())
                .collect(Collectors.joining("; "))
            + "; rename or add columns");
  }

  private static String article(String name) {
    return ("aeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
  }
}
