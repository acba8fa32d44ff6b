package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// I(F;Y) split along explaining models of growing complexity L1, L2, ...: what L1 explains, what
/// each further one adds, and what all of them leave. By the chain rule of conditional mutual
/// information the parts sum to the whole:
///
/// I(F;Y) = \[I(F;Y) - I(F;Y|L1)\] + \[I(F;Y|L1) - I(F;Y|L1,L2)\] + ... + I(F;Y|L1,...,Lm).
///
/// Strata of several models together are many and small, so that chance alone leaves something;
/// [Rung#leftByChance] says how much by plug-in. Errors are by the delta method from each example's
/// influence on both terms of a difference.
///
/// @param unit of all information in it
/// @param estimator of the entropies
/// @param iModelLabel I(F;Y)
/// @param rungs one an explaining model, in the order given
public record Ladder(
    Unit unit, EntropyEstimator estimator, Estimate iModelLabel, List<Rung> rungs) {

  /// One explaining model after those before it.
  ///
  /// @param added I(F;Y|L1,...,Li-1) - I(F;Y|L1,...,Li); can be negative, as mu can
  /// @param left I(F;Y|L1,...,Li)
  /// @param leftByChance what plug-in finds of `left` on average where nothing is left
  public record Rung(Estimate added, Estimate left, double leftByChance) {
    private Rung times(double factor) {
      return new Rung(added.times(factor), left.times(factor), leftByChance * factor);
    }
  }

  /// Splits, in nats.
  ///
  /// @param label true class of each example
  /// @param model class predicted for each example
  /// @param references classes predicted by L1, L2, ...; at least one
  /// @throws InputException if there is none, or as [ContingencyTable#of(int\[\], int\[\],
  ///   int\[\])]
  public static Ladder of(
      int[] label, int[] model, List<int[]> references, EntropyEstimator estimator) {
    if (references.isEmpty()) {
      throw new InputException("no model to explain by; give at least one for a ladder");
    }
    int[] together = references.getFirst();
    Level before = null;
    Estimate whole = Estimate.UNDEFINED;
    List<Rung> rungs = new ArrayList<>();
    for (int[] reference : references) {
      together = before == null ? reference : joined(together, reference);
      ContingencyTable table = ContingencyTable.of(label, model, together);
      Level level = Level.given(table, label, model, together, estimator);
      if (before == null) {
        before = Level.plain(table, label, model, together, estimator);
        whole = before.estimate(estimator);
      }
      rungs.add(
          new Rung(
              before.less(level, estimator),
              level.estimate(estimator),
              StratifiedNull.mean(table)));
      before = level;
    }
    return new Ladder(Unit.NATS, estimator, whole, List.copyOf(rungs));
  }

  /// Two models as one whose class is the pair of theirs.
  private static int[] joined(int[] first, int[] second) {
    ContingencyTable.checkLengths(first.length, first.length, second.length);
    Map<Long, Integer> numbers = new HashMap<>();
    int[] joined = new int[first.length];
    for (int j = 0; j < joined.length; j++) {
      Integer next = numbers.size();
      Integer known = numbers.putIfAbsent((long) first[j] << 32 | second[j], next);
      joined[j] = known == null ? next : known;
    }
    return joined;
  }

  /// One conditional information: its value, that of the less biased centre of its interval, and
  /// the term of each example.
  private record Level(double value, double centre, double[] terms) {

    /// I(F;Y).
    static Level plain(
        ContingencyTable table, int[] label, int[] model, int[] by, EntropyEstimator estimator) {
      Pointwise pointwise = Pointwise.of(table.joint());
      return new Level(
          entropies(pointwise, estimator).modelLabelInformation(),
          entropies(pointwise, EntropyEstimator.CHAO_WANG_JOST).modelLabelInformation(),
          terms(table, label, model, by, pointwise.modelLabel()));
    }

    /// I(F;Y|L1,...,Li).
    static Level given(
        ContingencyTable table, int[] label, int[] model, int[] by, EntropyEstimator estimator) {
      Pointwise pointwise = Pointwise.of(table.joint());
      return new Level(
          entropies(pointwise, estimator).modelLabelGivenBy(),
          entropies(pointwise, EntropyEstimator.CHAO_WANG_JOST).modelLabelGivenBy(),
          terms(table, label, model, by, pointwise.modelLabelGivenBy()));
    }

    private static Entropies entropies(Pointwise pointwise, EntropyEstimator estimator) {
      return Entropies.of(pointwise.joint(), pointwise.margins(), estimator);
    }

    private static double[] terms(
        ContingencyTable table, int[] label, int[] model, int[] by, double[] cells) {
      double[] terms = new double[label.length];
      for (int j = 0; j < terms.length; j++) {
        terms[j] = cells[table.cell(label[j], model[j], by[j])];
      }
      return terms;
    }

    Estimate estimate(EntropyEstimator estimator) {
      return less(new Level(0, 0, new double[terms.length]), estimator);
    }

    Estimate less(Level other, EntropyEstimator estimator) {
      int n = terms.length;
      double mean = 0;
      for (int j = 0; j < n; j++) {
        mean += terms[j] - other.terms[j];
      }
      mean /= n;
      double squares = 0;
      for (int j = 0; j < n; j++) {
        double deviation = terms[j] - other.terms[j] - mean;
        squares += deviation * deviation;
      }
      Estimate difference = new Estimate(value - other.value, Math.sqrt(squares) / n);
      return estimator == EntropyEstimator.GRASSBERGER
          ? difference.around(centre - other.centre)
          : difference;
    }
  }

  /// What all the models together leave unexplained.
  public Estimate left() {
    return rungs.getLast().left();
  }

  /// The same in another unit.
  public Ladder in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new Ladder(
        other,
        estimator,
        iModelLabel.times(factor),
        rungs.stream().map(rung -> rung.times(factor)).toList());
  }
}
