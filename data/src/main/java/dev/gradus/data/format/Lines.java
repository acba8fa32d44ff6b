package dev.gradus.data.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Lines of text, one at a time, none of them longer than [#LONGEST] bytes.
final class Lines {
  static final int LONGEST = 1 << 20;

  private final GuardedInput in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private int number;

  Lines(GuardedInput in) {
    this.in = in;
  }

  /// Number of the line last read, from 1 on.
  int number() {
    return number;
  }

  /// The next line without its end and without blanks around it; null after the last.
  @Nullable String next() {
    byte[] line = {};
    boolean any = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = in.readSome(buffer);
        if (end == 0) {
          if (!any) {
            return null;
          }
          break;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      int before = line.length;
      line = Arrays.copyOf(line, before + stop - at);
      System.arraycopy(buffer, at, line, before, stop - at);
      at = stop;
      if (line.length > LONGEST) {
        throw in.refuse(
            "line "
                + (number + 1)
                + " is longer than "
                + LONGEST
                + " bytes, expected one row of numbers a line; check that this is a text file");
      }
      if (stop < end) {
        at++;
        break;
      }
    }
    number++;
    String text = new String(line, StandardCharsets.UTF_8);
    return (number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text).strip();
  }
}
