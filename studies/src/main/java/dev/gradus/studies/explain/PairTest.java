package dev.gradus.studies.explain;

import dev.gradus.core.InputException;
import dev.gradus.data.format.GuardedInput;
import dev.gradus.data.format.ModelOutput;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.PairedDifference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Erfc;

/// Whether two checkpoints differ, on the same test examples.
///
/// @param by name of the reference
/// @param difference the later less the earlier
/// @param pMu two-sided p-value of no change of mu, by the normal law; NaN where its error is 0
/// @param pMuHolm the same, held to 5 % over all tests of mu made together (Holm 1979)
/// @param pBeyond as `pMu` for I(F;Y|L)
/// @param pBeyondHolm as `pMuHolm` for I(F;Y|L)
public record PairTest(
    String by,
    Checkpoint earlier,
    Checkpoint later,
    PairedDifference difference,
    double pMu,
    double pMuHolm,
    double pBeyond,
    double pBeyondHolm) {

  private record Pair(int reference, Checkpoint earlier, Checkpoint later) {}

  /// Tests pairs of checkpoints of the same seed, for every reference and seed.
  ///
  /// @param chosen `consecutive`, or steps such as `100:1000,1000:4000`
  /// @throws InputException if a step is not there or the choice cannot be read
  public static List<PairTest> of(
      Question question,
      List<Checkpoint> checkpoints,
      String chosen,
      Function<String, ModelOutput> read) {
    List<Checkpoint[]> pairs = pairs(checkpoints, chosen);
    List<Pair> all =
        IntStream.range(0, question.references().size())
            .boxed()
            .flatMap(r -> pairs.stream().map(pair -> new Pair(r, pair[0], pair[1])))
            .toList();
    List<PairedDifference> differences =
        all.parallelStream().map(pair -> difference(question, pair, read)).toList();
    double[] mu = differences.stream().mapToDouble(d -> p(d.mu())).toArray();
    double[] beyond = differences.stream().mapToDouble(d -> p(d.iModelLabelGivenBy())).toArray();
    double[] muHolm = holm(mu);
    double[] beyondHolm = holm(beyond);
    return IntStream.range(0, all.size())
        .mapToObj(i ->
            new PairTest(
                question.references().get(all.get(i).reference).name(),
                all.get(i).earlier,
                all.get(i).later,
                differences.get(i),
                mu[i],
                muHolm[i],
                beyond[i],
                beyondHolm[i]))
        .toList();
  }

  private static PairedDifference difference(
      Question question, Pair pair, Function<String, ModelOutput> read) {
    int[] label = question.labels().classes();
    int[] by = question.references().get(pair.reference).classes();
    int[] earlier = read.apply(pair.earlier.place()).classes();
    int[] later = read.apply(pair.later.place()).classes();
    var estimator = question.settings().estimator();
    return (estimator == null
            ? PairedDifference.of(label, by, earlier, later)
            : PairedDifference.of(label, by, earlier, later, estimator))
        .in(question.settings().unit());
  }

  private static double p(Estimate change) {
    if (change.standardError() == 0) {
      return change.value() == 0 ? 1 : Double.NaN;
    }
    return Erfc.value(Math.abs(change.value()) / change.standardError() / Math.sqrt(2));
  }

  /// Adjusted p-values; what is not a number counts as no test.
  static double[] holm(double[] p) {
    List<Integer> order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .toList();
    double[] adjusted = p.clone();
    double largest = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int i = order.get(rank);
      largest = Math.max(largest, Math.min(1, p[i] * (order.size() - rank)));
      adjusted[i] = largest;
    }
    return adjusted;
  }

  private static List<Checkpoint[]> pairs(List<Checkpoint> checkpoints, String chosen) {
    List<Checkpoint[]> pairs = new ArrayList<>();
    if (chosen.equals("consecutive")) {
      for (int i = 1; i < checkpoints.size(); i++) {
        if (checkpoints.get(i).seed().equals(checkpoints.get(i - 1).seed())) {
          pairs.add(new Checkpoint[] {checkpoints.get(i - 1), checkpoints.get(i)});
        }
      }
    } else {
      for (String seed : checkpoints.stream().map(Checkpoint::seed).distinct().toList()) {
        for (String pair : chosen.split(",")) {
          String[] steps = pair.split(":");
          if (steps.length != 2) {
            throw wrong(pair);
          }
          pairs.add(
              new Checkpoint[] {
                at(checkpoints, seed, steps[0].strip()), at(checkpoints, seed, steps[1].strip())
              });
        }
      }
    }
    if (pairs.isEmpty()) {
      throw new InputException("--pairs: one checkpoint found, expected two or more to compare");
    }
    return pairs;
  }

  private static Checkpoint at(List<Checkpoint> checkpoints, String seed, String step) {
    double wanted;
    try {
      wanted = Double.parseDouble(step);
    } catch (NumberFormatException e) {
      throw wrong(step);
    }
    return checkpoints.stream()
        .filter(one -> one.seed().equals(seed) && one.step() == wanted)
        .findFirst()
        .orElseThrow(() ->
            new InputException(
                "--pairs: no checkpoint of step %s%s; the steps are %s"
                    .formatted(
                        GuardedInput.printable(step),
                        seed.isEmpty() ? "" : " of seed " + seed,
                        String.join(
                            ", ",
                            checkpoints.stream()
                                .filter(one -> one.seed().equals(seed))
                                .limit(12)
                                .map(Checkpoint::stepName)
                                .toList()))));
  }

  private static InputException wrong(String found) {
    return new InputException(
        "--pairs: '%s' found, expected 'consecutive' or two steps such as 100:1000"
            .formatted(GuardedInput.printable(found)));
  }
}
