package dev.gradus.data.format;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the header of an NPY file declares.
///
/// The header is a Python dictionary of three entries (NumPy Enhancement Proposal 1,
/// numpy.lib.format ); only literals of that form are understood, nothing is evaluated.
record NpyHeader(ElementType type, ByteOrder order, boolean fortranOrder, int[] shape) {

  static NpyHeader parse(GuardedInput in, String text) {
    return new Parser(in, text).header();
  }

  private static final class Parser {
    private final GuardedInput in;
    private final String text;
    private int at;

    Parser(GuardedInput in, String text) {
      this.in = in;
      this.text = text;
    }

    NpyHeader header() {
      Map<String, Object> entries = new HashMap<>();
      expect('{');
      while (!accept('}')) {
        String key = string();
        expect(':');
        Object value = value();
        if (entries.put(key, value) != null) {
          throw wrong("each key once");
        }
        if (!accept(',')) {
          expect('}');
          break;
        }
      }
      skipBlanks();
      if (at != text.length()) {
        throw wrong("nothing after the dictionary");
      }
      Object descr = entries.remove("descr");
      Object fortran = entries.remove("fortran_order");
      Object shape = entries.remove("shape");
      if (!(fortran instanceof Boolean fortranOrder)
          || !(shape instanceof long[] lengths)
          || descr == null
          || !entries.isEmpty()) {
        throw wrong("the keys descr, fortran_order (True or False) and shape (a tuple), no others");
      }
      if (!(descr instanceof String code)) {
        throw in.refuse(
            "holds a structured array, expected a plain one; save one field of it with numpy.save");
      }
      ElementType type = type(code);
      return new NpyHeader(
          type,
          code.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
          fortranOrder,
          Shapes.checked(in, lengths, type));
    }

    private ElementType type(String code) {
      if (code.endsWith("O")) {
        throw in.refuse(
            "holds pickled Python objects, which are never read because they can run code; save it"
                + " again with .astype(int) or .astype(float)");
      }
      if (code.length() == 3 && "<>|=".indexOf(code.charAt(0)) >= 0) {
        for (ElementType type : ElementType.values()) {
          // Without a byte order only single bytes make sense.
          if (type.npyCode.equals(code.substring(1))
              && (type.bytes == 1 || code.charAt(0) != '|')) {
            return type;
          }
        }
      }
      throw in.refuse(
          "dtype "
              + GuardedInput.quoted(code)
              + " found, expected bool, an integer, float16, float32 or float64; save it again with"
              + " .astype(int) or .astype(float)");
    }

    /// A string, a boolean, a tuple of whole numbers, or a list (as an empty list: its content does
    /// not matter, it is refused anyway).
    private Object value() {
      skipBlanks();
      if (text.startsWith("True", at)) {
        at += 4;
        return true;
      }
      if (text.startsWith("False", at)) {
        at += 5;
        return false;
      }
      if (accept('(')) {
        return tuple();
      }
      if (accept('[')) {
        int end = text.lastIndexOf(']');
        if (end < at) {
          throw wrong("a closing bracket");
        }
        at = end + 1;
        return List.of();
      }
      return string();
    }

    private long[] tuple() {
      List<Long> numbers = new ArrayList<>();
      while (!accept(')')) {
        numbers.add(number());
        if (!accept(',')) {
          if (numbers.size() == 1) {
            throw wrong("a comma after the only length, as in (10,)");
          }
          expect(')');
          break;
        }
      }
      if (numbers.size() > 32) {
        throw wrong("at most 32 dimensions");
      }
      return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private long number() {
      skipBlanks();
      int start = at;
      accept('-');
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      try {
        long number = Long.parseLong(text, start, at, 10);
        accept('L'); // Python 2 wrote its long integers so
        return number;
      } catch (NumberFormatException e) {
        throw wrong("a whole number below 2^63");
      }
    }

    private String string() {
      skipBlanks();
      char quote = at < text.length() ? text.charAt(at) : ' ';
      int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
      if (end < 0) {
        throw wrong("a quoted string");
      }
      String content = text.substring(at + 1, end);
      at = end + 1;
      return content;
    }

    private void expect(char symbol) {
      if (!accept(symbol)) {
        throw wrong("'" + symbol + "'");
      }
    }

    private boolean accept(char symbol) {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == symbol) {
        at++;
        return true;
      }
      return false;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private dev.gradus.core.InputException wrong(String expected) {
      return in.refuse(
          "NPY header broken at character "
              + at
              + ", expected "
              + expected
              + ", found "
              + GuardedInput.quoted(text.substring(Math.min(at, text.length())))
              + "; write the file again with numpy.save");
    }
  }
}
