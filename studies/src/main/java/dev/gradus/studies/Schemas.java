package dev.gradus.studies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON schemas that lie beside the classes that read what they describe.
public final class Schemas {
  private Schemas() {}

  /// The `schema.json` in the package of `owner`.
  public static ObjectNode beside(Class<?> owner) {
    return beside(owner, "schema.json");
  }

  /// The file of this name in the package of `owner`.
  public static ObjectNode beside(Class<?> owner, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no " + file + " beside " + owner);
      }
      return (ObjectNode) JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
