package dev.gradus.data.format;

import static dev.gradus.data.format.SmallFiles.npyFile;
import static dev.gradus.data.format.SmallFiles.zip;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Arrays as tables, whose headers promise more than there is or than can be held.
class MalformedRowsTest extends MalformedInput {
  static Stream<Arguments> cases() {
    return Stream.of(
        rows(
            "one axis of two thousand million",
            "should take 2000000000 bytes, but",
            zip(
                "logits.npy", npyFile("'|u1'", "False", "(1, 2000000000)", 10),
                "gold.npy", npyFile("'|u1'", "False", "(2000000000,)", 10))),
        rows(
            "epochs without an array of them",
            "should take 2000000000 bytes, but",
            zip("logits.npy", npyFile("'|u1'", "False", "(1000000000, 1, 2)", 10))),
        rows(
            "columns without number",
            "columns",
            zip("logits.npy", npyFile("'|u1'", "False", "(1, 200000)", 200_000))),
        rows(
            "no row of many columns",
            "columns",
            zip("logits.npy", npyFile("'|u1'", "False", "(0, 2000000000)", 0))));
  }

  private static Arguments rows(String name, String expected, byte[] content) {
    Consumer<Path> reader =
        path -> {
          try (Rows rows = TableFile.open(path)) {
            while (rows.next()) {
              rows.number(0);
            }
          }
        };
    return arguments("rows: " + name, "log.npz", content, reader, expected);
  }
}
