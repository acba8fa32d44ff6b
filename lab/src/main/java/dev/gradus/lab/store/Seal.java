package dev.gradus.lab.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// A checksum as the last field of a text: CRC-32C (Castagnoli; RFC 3720, appendix B.4) of all
/// bytes before it. It finds every error burst of up to 32 bits.
public final class Seal {
  private static final String JSON = ",\"crc\":";
  private static final String JSON_END = "}";
  private static final String YAML = "crc: ";
  private static final String YAML_END = "\n";

  private Seal() {}

  /// Closes a JSON object with its checksum.
  ///
  /// @param open the object without its closing brace, with at least one field
  public static byte[] closeJson(String open) {
    return close(open, JSON, JSON_END);
  }

  /// Closes a YAML mapping with its checksum.
  public static byte[] closeYaml(String lines) {
    return close(lines, YAML, YAML_END);
  }

  /// Whether the checksum of a JSON object is right.
  public static boolean isIntactJson(byte[] bytes, int length) {
    return isIntact(bytes, length, JSON, JSON_END);
  }

  /// Whether the checksum of a YAML mapping is right.
  public static boolean isIntactYaml(byte[] bytes) {
    return isIntact(bytes, bytes.length, YAML, YAML_END);
  }

  /// CRC-32C of the first bytes.
  public static int crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static byte[] close(String open, String field, String end) {
    byte[] body = open.getBytes(StandardCharsets.UTF_8);
    byte[] tail = tail(body, body.length, field, end);
    byte[] all = java.util.Arrays.copyOf(body, body.length + tail.length);
    System.arraycopy(tail, 0, all, body.length, tail.length);
    return all;
  }

  private static byte[] tail(byte[] bytes, int length, String field, String end) {
    return (field + Integer.toUnsignedString(crc(bytes, length)) + end)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isIntact(byte[] bytes, int length, String field, String end) {
    int digits = 0;
    int last = length - end.length() - 1;
    while (last - digits >= 0 && bytes[last - digits] >= '0' && bytes[last - digits] <= '9') {
      digits++;
    }
    int body = length - end.length() - digits - field.length();
    return body >= 0
        && java.util.Arrays.equals(
            tail(bytes, body, field, end), java.util.Arrays.copyOfRange(bytes, body, length));
  }
}
