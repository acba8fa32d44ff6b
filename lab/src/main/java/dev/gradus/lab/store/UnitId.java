package dev.gradus.lab.store;

/// Which unit of work: one method with one seed.
public record UnitId(String method, long seed) {

  /// As in file names and messages, such as `chain-3`.
  @Override
  public String toString() {
    return method + "-" + seed;
  }
}
