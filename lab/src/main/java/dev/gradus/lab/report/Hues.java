package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Which curve has which hue. Hues keep apart for the common kinds of colour blindness (smallest
/// CIE76 difference 16 after simulation of protanopia and deuteranopia) and contrast at least 4.5
/// to the background; shape and dash of a curve tell it as well.
final class Hues {
  static final int COUNT = 6;
  static final List<String> LIGHT =
      List.of("#0a5ca8", "#b84300", "#00745a", "#a3297a", "#4f2712", "#2b3340");
  static final List<String> DARK =
      List.of("#6db3f8", "#ff9d5c", "#3fc9a0", "#d178c9", "#f0e04a", "#e8edf2");
  static final String LIGHT_BACKGROUND = "#ffffff";
  static final String DARK_BACKGROUND = "#15181d";

  private Hues() {}

  /// For each series its pair, from 0; the hue is the pair modulo [#COUNT].
  static int[] pairs(List<Series> series) {
    int theories = (int) series.stream().filter(s -> s.kind() == Kind.THEORY).count();
    boolean byOrder =
        2 * theories == series.size()
            && series.stream().map(Series::name).distinct().count() == series.size();
    List<String> known = new ArrayList<>();
    int[] next = new int[Kind.values().length];
    int[] pairs = new int[series.size()];
    for (int i = 0; i < pairs.length; i++) {
      Series one = series.get(i);
      String key = byOrder ? "" + next[one.kind().ordinal()]++ : one.name();
      if (!known.contains(key)) {
        known.add(key);
      }
      pairs[i] = known.indexOf(key);
    }
    return pairs;
  }

  /// Names for the legend: the kind is added where a name alone would not tell.
  static List<String> names(List<Series> series) {
    var seen = new HashSet<String>();
    var twice = new HashSet<String>();
    series.forEach(s -> (seen.add(s.name()) ? seen : twice).add(s.name()));
    return series.stream()
        .map(s -> Text.clean(s.name()) + (twice.contains(s.name()) ? kind(s.kind()) : ""))
        .toList();
  }

  private static String kind(Kind kind) {
    return kind == Kind.THEORY ? ", theory" : ", measured";
  }
}
