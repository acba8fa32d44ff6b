package dev.gradus.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Native libraries that a Java library has unpacked to the folder for temporary files.
///
/// They are deleted at a normal exit, but a killed process would leave 50 MB behind each time. A
/// file that is loaded needs no name any more, so it is taken away at once; where the system does
/// not tell what is loaded (all but Linux), the exit still does.
public final class UnpackedLibraries {
  private static final Path LOADED = Path.of("/proc/self/maps");
  private static final Set<String> DONE = ConcurrentHashMap.newKeySet();

  private UnpackedLibraries() {}

  /// Deletes the loaded files whose path below the temporary folder begins so, and their folder if
  /// nothing else is in it; once a process.
  public static void delete(String beginning) {
    if (!DONE.add(beginning) || !Files.isReadable(LOADED)) {
      return;
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    try (Stream<String> lines = Files.lines(LOADED)) {
      List<Path> files =
          lines
              .filter(line -> line.contains("/" + beginning))
              .map(line -> Path.of(line.substring(line.indexOf('/'))))
              .filter(file -> file.startsWith(temporary))
              .distinct()
              .toList();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      for (Path folder : files.stream().map(Path::getParent).distinct().toList()) {
        if (!folder.equals(temporary)) {
          Files.deleteIfExists(folder);
        }
      }
    } catch (IOException e) {
      // What could not be deleted now is deleted at the exit.
    }
  }
}
