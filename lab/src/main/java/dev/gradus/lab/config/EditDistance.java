package dev.gradus.lab.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class EditDistance {
  private EditDistance() {}

  /// The nearest of `names`, if it is near enough to be a slip of the keyboard.
  public static Optional<String> nearest(String name, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(other -> between(name, other)))
        .filter(other ->
            between(name, other) <= Math.max(1, Math.max(name.length(), other.length()) / 2));
  }

  /// Least number of insertions, deletions, substitutions and swaps of neighbours, each place
  /// edited once (optimal string alignment); letter case counts nothing.
  static int between(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, distance, i, j);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] distance, int i, int j) {
    boolean same = same(a, i - 1, b, j - 1);
    int best = distance[i - 1][j - 1] + (same ? 0 : 1);
    best = Math.min(best, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1)) {
      best = Math.min(best, 1 + distance[i - 2][j - 2]);
    }
    return best;
  }

  private static boolean same(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
  }
}
