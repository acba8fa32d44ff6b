package dev.gradus.lab.report;

/// Text made harmless for the place it is written to.
final class Text {
  private Text() {}

  /// Text without what XML 1.0 and terminals must not see: control characters, unpaired surrogates
  /// and non-characters become U+FFFD, line breaks and tabs a space.
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) {
            out.append(' ');
          } else if (Character.isISOControl(c)
              || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
              || (c & 0xFFFE) == 0xFFFE) {
            out.append('\uFFFD');
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  /// Clean text for the content or a quoted attribute of HTML and XML.
  static String markup(String text) {
    return clean(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /// JSON that no browser mistakes for the end of the script element around it.
  static String jsonInScript(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /// Quantity and unit as an axis or a column says it, such as `training time (steps/N)`.
  static String withUnit(String label, String unit) {
    return unit.isBlank() || unit.equals("1") ? label : label + " (" + unit + ")";
  }

  /// Refuses an id that could not name a file.
  static void requireFileName(String id) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}")) {
      throw new IllegalArgumentException(
          "figure id \"" + id + "\" must be letters, digits, - and _, as it names a file");
    }
  }
}
