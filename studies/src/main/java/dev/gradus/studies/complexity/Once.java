package dev.gradus.studies.complexity;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when first asked for, by whichever thread comes first, and then kept.
final class Once<T> implements Supplier<T> {
  private @Nullable Supplier<T> maker;
  private @Nullable T value;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = java.util.Objects.requireNonNull(maker).get();
      value = known;
      maker = null;
    }
    return known;
  }
}
