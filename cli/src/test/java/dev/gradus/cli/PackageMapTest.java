package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md must not lag the tree: its package map names every package and no other.
class PackageMapTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void packageMapNamesExactlyThePackagesThereAre() throws IOException {
    Set<String> mapped = new TreeSet<>();
    var matcher =
        Pattern.compile("^\\| `(dev\\.gradus[a-z.]*)`", Pattern.MULTILINE)
            .matcher(Files.readString(HOME.resolve("ARCHITECTURE.md")));
    while (matcher.find()) {
      mapped.add(matcher.group(1));
    }
    assertThat(mapped).isEqualTo(packages());
  }

  @Test
  void everyPackageSaysWhatItIs() {
    for (String name : packages()) {
      assertThat(sources().map(Path::toString))
          .as("package-info of " + name)
          .anyMatch(file ->
              file.replace('\\', '/').endsWith(name.replace('.', '/') + "/package-info.java"));
    }
  }

  private static Set<String> packages() {
    return sources()
        .map(file -> file.getParent().toString().replace('\\', '/'))
        .map(folder -> folder.substring(folder.indexOf("src/main/java/") + 14).replace('/', '.'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> sources() {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files
          .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
