package dev.gradus.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the bits of a run may depend on besides its configuration.
public final class Versions {
  private Versions() {}

  /// Of Gradus, Java and the system.
  public static ObjectNode current() {
    ObjectNode versions = JsonNodeFactory.instance.objectNode();
    versions.put("gradus", gradus());
    versions.put("java", Runtime.version().toString());
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }

  /// Of Gradus alone, such as `0.1.0`.
  public static String gradus() {
    Properties build = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
      build.load(java.util.Objects.requireNonNull(in, "version.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version");
  }
}
