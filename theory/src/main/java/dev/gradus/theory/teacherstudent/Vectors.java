package dev.gradus.theory.teacherstudent;

/// Whether Java was started with `--add-modules jdk.incubator.vector`. The launcher does not,
/// because Java then prints a warning at every start; all numbers are the same without it.
final class Vectors {
  static final boolean AVAILABLE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private Vectors() {}
}
