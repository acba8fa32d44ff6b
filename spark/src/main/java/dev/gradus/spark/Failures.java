package dev.gradus.spark;

import java.util.regex.Pattern;

/// What Spark's failures, which are pages long, say in one line.
final class Failures {
  private static final int LIMIT = 300;
  private static final Pattern FOREIGN =
      Pattern.compile("ClassNotFoundException|NoClassDefFoundError|InvalidClassException");

  private Failures() {}

  static String line(Throwable failure) {
    String line = failure.toString().lines().findFirst().orElse("");
    return line.length() > LIMIT ? line.substring(0, LIMIT) + "..." : line;
  }

  /// Whether a worker lacks Gradus, or has another one.
  static boolean isForeignWorker(Throwable failure) {
    return FOREIGN.matcher(failure.toString()).find();
  }
}
