package dev.gradus.studies;

import dev.gradus.core.AtomicFile;
import dev.gradus.core.InputException;
import dev.gradus.lab.config.Configuration;
import dev.gradus.lab.config.YamlWriter;
import dev.gradus.lab.store.StorageException;
import dev.gradus.studies.Study.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Studies to be made together at one scale: what `study.yaml` holds.
///
/// @param name of the whole, such as `demo` or the one study's name
/// @param studies in order
/// @param scale of all of them
/// @param seed of all of them
public record Programme(String name, List<Study> studies, Scale scale, long seed) {
  private static final String FILE = "study.yaml";

  /// @throws InputException if a study has no runs of this scale
  public Programme {
    studies = List.copyOf(studies);
    for (Study study : studies) {
      if (!study.scales().contains(scale)) {
        throw new InputException(
            "scale: %s found, but %s has %s"
                .formatted(
                    lower(scale),
                    study.name(),
                    String.join(" and ", study.scales().stream().map(Programme::lower).toList())));
      }
    }
  }

  private static String lower(Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  /// One study by itself.
  public static Programme of(Study study, Scale scale, long seed) {
    return new Programme(study.name(), List.of(study), scale, seed);
  }

  /// Every run, by its folder below the directory, with its whole configuration.
  public Map<String, ObjectNode> runs() {
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    for (Study study : studies) {
      study
          .runs(scale, seed)
          .forEach((run, configuration) -> runs.put(folder(study) + run, resolved(configuration)));
    }
    return runs;
  }

  /// Where the runs of a study lie: beside each other if it is the only one.
  String folder(Study study) {
    return studies.size() == 1 ? "" : study.name() + "/";
  }

  private static ObjectNode resolved(ObjectNode configuration) {
    String problem = ProblemKinds.of(configuration).name();
    return ProblemKinds.resolve(Configuration.reread(problem, configuration)).root();
  }

  /// Whether a directory holds a programme.
  public static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(FILE));
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws InputException if the file is not of that form
  public static Programme read(Path directory) {
    Path file = directory.resolve(FILE);
    ObjectNode root = Configuration.read(file).root();
    List<Study> studies = new ArrayList<>();
    for (JsonNode study : root.path("studies")) {
      studies.add(Studies.byName(study.stringValue("")));
    }
    if (studies.isEmpty()) {
      throw new InputException(file + ": studies: missing; this is not a study's directory");
    }
    return new Programme(
        root.path("name").stringValue(studies.getFirst().name()),
        studies,
        scale(root.path("scale").stringValue("quick"), file),
        root.path("seed").longValue(0));
  }

  private static Scale scale(String name, Path file) {
    return Arrays.stream(Scale.values())
        .filter(scale -> scale.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "%s: scale: '%s' found, expected quick, reduced or full".formatted(file, name)));
  }

  /// Writes `study.yaml`.
  ///
  /// @throws InputException if the directory holds another programme
  /// @throws StorageException if it cannot be written
  public void write(Path directory) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("name", name);
    studies.forEach(study -> root.withArray("studies").add(study.name()));
    root.put("scale", lower(scale));
    root.put("seed", seed);
    String text = YamlWriter.write(root);
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        if (!Files.readString(file).equals(text)) {
          throw new InputException(
              directory + ": holds another study; choose another --out, or see " + file);
        }
        return;
      }
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw StorageException.of("cannot write", file, e);
    }
  }
}
