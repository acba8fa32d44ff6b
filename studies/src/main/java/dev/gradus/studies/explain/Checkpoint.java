package dev.gradus.studies.explain;

/// Where one checkpoint's predictions are, and which they are.
///
/// @param place a file, or `FILE[NAME]` for an array in it
/// @param seed the repetition of training it belongs to, such as `0`; empty where there is one
/// @param step of training; NaN where its name says none
public record Checkpoint(String place, String seed, double step) {

  /// The step as people write it; `-` where there is none.
  public String stepName() {
    return Double.isNaN(step)
        ? "-"
        : step == Math.rint(step) ? Long.toString((long) step) : Double.toString(step);
  }
}
