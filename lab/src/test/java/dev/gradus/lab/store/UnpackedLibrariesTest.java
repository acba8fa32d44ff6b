package dev.gradus.lab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class UnpackedLibrariesTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aLoadedLibraryHasNoFileThatAKillWouldLeaveBehind() throws Exception {
    try (Connection database = MemoryDatabase.open(Map.of());
        Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery("SELECT 6 * 7");
        Stream<String> loaded = Files.lines(Path.of("/proc/self/maps"))) {
      assertThat(result.next()).isTrue();
      assertThat(result.getInt(1)).isEqualTo(42);
      List<String> library = loaded.filter(line -> line.contains("libduckdb_java")).toList();
      assertThat(library).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));
    }
  }
}
