package dev.gradus.theory.teacherstudent;

import java.lang.System.Logger.Level;

/// Whether vector instructions can be used.
final class Vectors {
  static final boolean AVAILABLE = find();

  private Vectors() {}

  private static boolean find() {
    boolean found = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (!found) {
      System.getLogger(Vectors.class.getName())
          .log(
              Level.WARNING,
              "the exact chain runs without vector instructions: the same numbers, but slower;"
                  + " start Java with --add-modules jdk.incubator.vector");
    }
    return found;
  }
}
