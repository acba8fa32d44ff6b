package dev.gradus.studies.explain;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Names of files with `*`, `?`, `[...]` and `{a,b}` in any folder or name, for shells that do not
/// expand them and for quotes that keep them from it.
public final class FilePattern {
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");
  private static final Pattern PART =
      Pattern.compile(
          "(?i).*\\.(npz|parquet|(csv|tsv|txt)(\\.gz)?)\\[[^\\[\\]]+\\]"); // names an array in it

  private FilePattern() {}

  /// All files a pattern stands for, in natural order; a name without special characters as it is.
  ///
  /// @throws InputException if there is none, or the pattern is not valid
  public static List<String> expand(String pattern) {
    String shown = GuardedInput.printable(pattern);
    try {
      if (pattern.isBlank()) {
        throw new InputException("'': an empty name; give a file");
      }
      if (!SPECIAL.matcher(pattern).find()
          || PART.matcher(pattern).matches()
          || Files.exists(Path.of(pattern))) {
        return List.of(pattern);
      }
      boolean absolute = pattern.startsWith("/");
      List<Path> found = new ArrayList<>(List.of(Path.of(absolute ? "/" : "")));
      String[] parts = (absolute ? pattern.substring(1) : pattern).split("/+");
      for (int i = 0; i < parts.length; i++) {
        found = below(found, parts[i], i == parts.length - 1);
      }
      if (found.isEmpty()) {
        throw new InputException(
            shown + ": no file matches; check the folder, the ending and the quotes");
      }
      return found.stream().map(Path::toString).sorted(NaturalOrder.BY_NUMBERS).toList();
    } catch (PatternSyntaxException | InvalidPathException e) {
      throw new InputException(shown + ": not a valid pattern of names; check its brackets", e);
    }
  }

  private static List<Path> below(List<Path> folders, String part, boolean last) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (!SPECIAL.matcher(part).find()) {
        Path next = folder.resolve(part);
        if (last ? Files.isRegularFile(next) : Files.isDirectory(next)) {
          found.add(next);
        }
        continue;
      }
      Path open = folder.toString().isEmpty() ? Path.of(".") : folder;
      if (!Files.isReadable(open)) {
        continue;
      }
      try (DirectoryStream<Path> matching = Files.newDirectoryStream(open, part)) {
        for (Path one : matching) {
          if (last ? Files.isRegularFile(one) : Files.isDirectory(one)) {
            found.add(folder.resolve(one.getFileName()));
          }
        }
      } catch (DirectoryIteratorException e) {
        throw new UncheckedIOException(open + ": cannot be listed", e.getCause());
      } catch (IOException e) {
        throw new UncheckedIOException(open + ": cannot be listed", e);
      }
    }
    return found;
  }
}
