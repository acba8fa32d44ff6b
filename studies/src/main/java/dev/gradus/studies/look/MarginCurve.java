package dev.gradus.studies.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The mean margin of a group over the epochs, and the gradient its examples still have.
///
/// The examples are dealt into blocks; what is computed with one block left out at a time gives the
/// error that comes from the choice of examples (jackknife). The noise of training, which all of
/// them share, is not in it.
final class MarginCurve {
  private static final int BLOCKS = 20;

  /// Margins are kept in single precision.
  private static final double ROUNDING = 1e-6;

  private final int[] counts;
  private final double[][] margins;
  private final double[][] gradients;

  final String name;
  final int size;
  final double[] times;

  private MarginCurve(String name, int size, double[] times) {
    this.name = name;
    this.size = size;
    this.times = times;
    int blocks = Math.clamp(size, 1, BLOCKS);
    counts = new int[blocks];
    margins = new double[blocks][times.length];
    gradients = new double[blocks][times.length];
  }

  /// One curve a group, in their order.
  static List<MarginCurve> of(ExampleLog log, Grouping grouping) {
    double[] times = new double[log.margins.size()];
    for (int at = 0; at < times.length; at++) {
      times[at] = log.epochs.get(log.margins.epoch(at));
    }
    List<MarginCurve> curves = new ArrayList<>();
    List<Integer> sizes = grouping.sizes();
    for (int g = 0; g < sizes.size(); g++) {
      curves.add(new MarginCurve(grouping.names().get(g), sizes.get(g), times));
    }
    int[] seen = new int[sizes.size()];
    for (int i = 0; i < log.size(); i++) {
      int group = grouping.of()[i];
      curves.get(group).add(log, i, seen[group]++);
    }
    return curves;
  }

  private void add(ExampleLog log, int example, int rank) {
    int block = rank % counts.length;
    counts[block]++;
    for (int at = 0; at < times.length; at++) {
      double margin = log.margins.margin(example, at);
      margins[block][at] += margin;
      gradients[block][at] += 1 / (1 + Math.exp(margin));
    }
  }

  int blocks() {
    return counts.length;
  }

  /// Mean margin at each time, without one block (-1: with all).
  double[] margin(int without) {
    return mean(margins, without);
  }

  double[] margin() {
    return margin(-1);
  }

  /// Mean of sigmoid(-margin) at each time: the share of its gradient that an example still has.
  double[] gradient(int without) {
    return mean(gradients, without);
  }

  private double[] mean(double[][] sums, int without) {
    double[] mean = new double[times.length];
    int count = 0;
    for (int block = 0; block < counts.length; block++) {
      if (block != without) {
        count += counts[block];
        for (int at = 0; at < mean.length; at++) {
          mean[at] += sums[block][at];
        }
      }
    }
    for (int at = 0; at < mean.length; at++) {
      mean[at] /= count;
    }
    return mean;
  }

  /// The standard error of a number computed from curves without block b (-1: none), by the
  /// jackknife; NaN for a single block.
  static double jackknife(int blocks, ToDoubleFunction<Integer> without) {
    if (blocks < 2) {
      return Double.NaN;
    }
    double sum = 0;
    double squares = 0;
    for (int block = 0; block < blocks; block++) {
      double value = without.applyAsDouble(block);
      sum += value;
      squares += value * value;
    }
    double mean = sum / blocks;
    double error = Math.sqrt(Math.max(0, (blocks - 1) * (squares / blocks - mean * mean)));
    return error > ROUNDING * Math.abs(mean) ? error : 0;
  }

  /// Standard error of the mean margin at each time.
  double[] marginError() {
    double[][] without = new double[counts.length][];
    for (int block = 0; block < counts.length; block++) {
      without[block] = counts.length < 2 ? margin() : margin(block);
    }
    double[] error = new double[times.length];
    for (int at = 0; at < error.length; at++) {
      int time = at;
      error[at] = jackknife(counts.length, block -> without[block][time]);
    }
    return error;
  }
}
