package dev.gradus.studies;

import dev.gradus.core.InputException;
import tools.jackson.databind.node.ObjectNode;

/// The content of the data that a run was made with: key `data-sha256` of its configuration.
public final class DataContent {
  private DataContent() {}

  /// Writes the key, or checks it where a run is continued or repeated.
  ///
  /// @throws InputException if the run was made with other content
  public static void require(ObjectNode configuration, String sha256) {
    if (!configuration.path("data-sha256").stringValue(sha256).equals(sha256)) {
      throw new InputException(
          "data-sha256: the run was made with other content of this data set; use the version of"
              + " Gradus it was made with, or leave the key out");
    }
    configuration.put("data-sha256", sha256);
  }
}
