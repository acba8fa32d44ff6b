package dev.gradus.studies.explain;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names in the order people put them: `step-9` before `step-10`.
final class NaturalOrder {
  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  /// Numbers in names by their value, all else by character.
  static final Comparator<String> BY_NUMBERS =
      Comparator.<String, String>comparing(name -> name, NaturalOrder::compare)
          .thenComparing(Comparator.naturalOrder());

  private NaturalOrder() {}

  private static int compare(String first, String second) {
    Matcher a = PIECE.matcher(first);
    Matcher b = PIECE.matcher(second);
    while (true) {
      boolean more = a.find();
      boolean otherMore = b.find();
      if (!more || !otherMore) {
        return Boolean.compare(more, otherMore);
      }
      boolean numbers = isNumber(a.group()) && isNumber(b.group());
      int order =
          numbers
              ? new BigInteger(a.group()).compareTo(new BigInteger(b.group()))
              : a.group().compareTo(b.group());
      if (order != 0) {
        return order;
      }
    }
  }

  /// Digits of other scripts are signs like any others, as in the pattern.
  private static boolean isNumber(String piece) {
    return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
  }
}
