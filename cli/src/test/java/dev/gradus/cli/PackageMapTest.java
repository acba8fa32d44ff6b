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
  void everyFileNamedInTheDocumentsExists() throws IOException {
    for (String document : new String[] {"ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"}) {
      var named =
          Pattern.compile(
                  "`([A-Z]\\w*Test|\\w+Conformance)`|`?([\\w/-]+\\.(?:java|yaml|md|svg))\\b")
              .matcher(Files.readString(HOME.resolve(document)));
      Set<String> names = new TreeSet<>();
      while (named.find()) {
        String name = named.group(1) != null ? named.group(1) + ".java" : named.group(2);
        names.add(name.substring(name.lastIndexOf('/') + 1));
      }
      names.remove("FILE.yaml");
      assertThat(names).as(document).allMatch(PackageMapTest::exists);
    }
  }

  private static boolean exists(String name) {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files.anyMatch(file -> file.endsWith(name) && !file.toString().contains("/target/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
