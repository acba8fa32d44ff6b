package dev.gradus.lab.config;

import dev.gradus.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a text file that a person wrote, of bounded size.
final class YamlText {
  static final int LIMIT = 1 << 20;

  private YamlText() {}

  /// @throws InputException if it is missing, unreadable, larger than 1 MiB or not UTF-8 text
  static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": a directory, expected a YAML file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    } catch (AccessDeniedException e) {
      throw new InputException(file + ": permission denied; make the file readable", e);
    } catch (IOException e) {
      String found = Files.exists(file) ? "cannot be read: " + e.getMessage() : "no such file";
      throw new InputException(file + ": " + found + "; give the path of a YAML file", e);
    }
    if (bytes.length > LIMIT) {
      throw new InputException(
          file + ": more than 1 MiB found, expected a configuration of some lines");
    }
    return decode(bytes, file.toString());
  }

  private static String decode(byte[] bytes, String name) {
    int line = 1;
    for (byte b : bytes) {
      if (b == '\n') {
        line++;
      } else if (b == 0) {
        throw new InputException(
            name + ":" + line + ": a zero byte found, expected YAML text in UTF-8");
      }
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InputException(name + ": not UTF-8 found, expected YAML text in UTF-8", e);
    }
  }
}
