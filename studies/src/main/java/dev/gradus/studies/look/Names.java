package dev.gradus.studies.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds columns whatever they are called: case, blanks, `_`, `-`, `.`, `/` and `:` do not count,
/// nor, where nothing else fits, does what stands before a `/`, unless that names other examples
/// than those trained on.
public final class Names {
  private static final Pattern ENTRY = Pattern.compile("(.*?)\\[?(\\d+)]?");

  private Names() {}

  /// The first column with one of these names, which are lower-case letters and digits, the
  /// preferred first.
  ///
  /// @return its index, -1 where there is none
  public static int find(List<String> columns, String... names) {
    int whole = find(columns, Names::plain, names);
    return whole >= 0 ? whole : find(columns, Names::lastPart, names);
  }

  private static int find(List<String> columns, UnaryOperator<String> form, String... names) {
    for (String name : names) {
      for (int i = 0; i < columns.size(); i++) {
        if (form.apply(columns.get(i)).equals(name)) {
          return i;
        }
      }
    }
    return -1;
  }

  /// The columns of an array, such as `logit_0`, `logit_1` or `logits[0]`, `logits[1]`, in the
  /// order of their numbers.
  ///
  /// @param names of the array, as in [#find]
  /// @return their indices; empty where there are none or a number is missing
  public static List<Integer> array(List<String> columns, String... names) {
    for (String name : names) {
      List<Integer> found = new ArrayList<>();
      for (int first = 0; first <= 1 && found.isEmpty(); first++) {
        int next = place(columns, name, first);
        while (next >= 0) {
          found.add(next);
          next = place(columns, name, first + found.size());
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static int place(List<String> columns, String name, int entry) {
    for (int i = 0; i < columns.size(); i++) {
      Matcher matcher = ENTRY.matcher(columns.get(i));
      if (matcher.matches()
          && matcher.group(2).length() < 9
          && Integer.parseInt(matcher.group(2)) == entry
          && plain(matcher.group(1)).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_.:/-]", "");
  }

  /// Such as `lr` of `optimizer/lr`.
  private static String lastPart(String column) {
    boolean others = column.toLowerCase(Locale.ROOT).matches("(e?val|test|dev).*/.*");
    return others ? "" : plain(column.substring(column.lastIndexOf('/') + 1));
  }
}
