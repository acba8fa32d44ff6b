package dev.gradus.studies.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The margin of every example in every epoch, in single precision; of a log too long for that, of
/// every second, fourth, ... epoch.
final class MarginHistory {
  /// 256 MB.
  private static final long MOST = 1L << 26;

  private final List<float[]> kept = new ArrayList<>();
  private int stride = 1;

  void put(int example, int epoch, double margin) {
    if (epoch % stride != 0) {
      return;
    }
    int at = epoch / stride;
    if (at == kept.size()) {
      kept.add(new float[at == 0 ? 1024 : Math.max(example + 1, kept.getFirst().length)]);
      thin();
      if (epoch % stride != 0) {
        return;
      }
      at = epoch / stride;
    }
    float[] column = kept.get(at);
    if (example >= column.length) {
      column = Arrays.copyOf(column, Math.max(example + 1, 2 * column.length));
      kept.set(at, column);
    }
    column[example] = (float) margin;
  }

  private void thin() {
    while (kept.size() > 64 && (long) kept.size() * kept.getFirst().length > MOST) {
      for (int i = 0; 2 * i < kept.size(); i++) {
        kept.set(i, kept.get(2 * i));
      }
      kept.subList((kept.size() + 1) / 2, kept.size()).clear();
      stride *= 2;
    }
  }

  /// Count of epochs kept.
  int size() {
    return kept.size();
  }

  /// Which epoch, counted from 0, the kept one is.
  int epoch(int at) {
    return at * stride;
  }

  double margin(int example, int at) {
    return kept.get(at)[example];
  }
}
