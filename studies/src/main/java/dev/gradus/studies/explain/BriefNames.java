package dev.gradus.studies.explain;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names of files as short as they can be told apart, for tables and legends.
final class BriefNames {
  private BriefNames() {}

  /// For each place its name without folders and ending, or all of it where two would be the same.
  static Map<String, String> of(List<String> places) {
    Map<String, String> names = new LinkedHashMap<>();
    places.forEach(place -> names.put(place, brief(place)));
    boolean different = new HashSet<>(names.values()).size() == names.size();
    if (!different) {
      names.replaceAll((place, name) -> place);
    }
    return names;
  }

  private static String brief(String place) {
    if (place.endsWith("]")) {
      return place.substring(place.lastIndexOf('[') + 1, place.length() - 1);
    }
    String name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    int dot = name.indexOf('.', 1);
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
