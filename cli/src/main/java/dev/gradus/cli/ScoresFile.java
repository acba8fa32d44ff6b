package dev.gradus.cli;

import dev.gradus.core.AtomicFile;
import dev.gradus.studies.look.Findings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Scores as CSV; what is not defined is an empty cell.
final class ScoresFile {
  private ScoresFile() {}

  static void write(Findings.Scores scores, Path file) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          BufferedWriter text =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.write(String.join(",", scores.columns()) + "\n");
          for (int i = 0; i < scores.size(); i++) {
            text.write(
                scores.row().apply(i).stream()
                        .map(ScoresFile::cell)
                        .collect(Collectors.joining(","))
                    + "\n");
          }
          text.flush();
        });
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("[^\",\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
