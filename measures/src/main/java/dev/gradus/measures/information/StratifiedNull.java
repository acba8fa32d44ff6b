package dev.gradus.measures.information;

import dev.gradus.core.InputException;
import dev.gradus.core.RandomStream;
import java.util.ArrayList;
import java.util.List;

/// Whether a model knows anything of the label beyond what the other explains: the plug-in I(F;Y|L)
/// beside what chance makes of it if F and Y are independent given L.
///
/// Predictions are exchanged among the examples that L calls alike, so that the link of F and L
/// stays as it is; exchanging them among all examples would break it too, and such a test rejects
/// hardly ever. Unlike chi-square it keeps its level in sparse tables.
///
/// @param unit of the information
/// @param observed plug-in I(F;Y|L)
/// @param mean its exact mean over all exchanges, sum n_l/N times the expected mutual information
///   of a table with the margins of stratum l: what `observed` shows by chance alone
/// @param pValue (1 + exchanges with as much information) / (1 + exchanges)
/// @param permutations count of exchanges
public record StratifiedNull(
    Unit unit, double observed, double mean, double pValue, int permutations) {

  /// Sums of n ln n that are equal but for rounding count as equal.
  private static final double ROUNDING = 1e-12;

  /// Tests a table, in nats.
  ///
  /// @param permutations count of exchanges, 1 or more; 999 for a p-value of three digits
  /// @throws InputException if there is none, or the table has more than 2^31 - 1 examples
  public static StratifiedNull of(ContingencyTable table, int permutations, RandomStream random) {
    if (permutations < 1) {
      throw new InputException(permutations + " permutations, expected 1 or more");
    }
    List<Stratum> strata = strata(table);
    double observed = strata.stream().mapToDouble(Stratum::observed).sum();
    int asMuch = 0;
    for (int i = 0; i < permutations; i++) {
      asMuch += reaches(observed * (1 - ROUNDING), strata, random) ? 1 : 0;
    }
    double information = information(table);
    return new StratifiedNull(
        Unit.NATS,
        information,
        information + excess(strata) / table.total(),
        (1.0 + asMuch) / (1.0 + permutations),
        permutations);
  }

  /// The exact mean of I(F;Y|L) over all exchanges alone, in nats: no random numbers are needed.
  ///
  /// @throws InputException if the table has more than 2^31 - 1 examples
  public static double mean(ContingencyTable table) {
    return information(table) + excess(strata(table)) / table.total();
  }

  /// I(F;Y|L) of one table of chance, in nats.
  static double information(ContingencyTable table, RandomStream random) {
    List<Stratum> strata = strata(table);
    double observed = strata.stream().mapToDouble(Stratum::observed).sum();
    return information(table) + (draw(strata, random) - observed) / table.total();
  }

  private static double information(ContingencyTable table) {
    return ExplainedInformation.of(table, EntropyEstimator.PLUGIN).iModelLabelGivenBy().value();
  }

  /// Whether a table of chance has as large a sum; it is drawn no further than that is open.
  private static boolean reaches(double least, List<Stratum> strata, RandomStream random) {
    double most = 0;
    for (Stratum stratum : strata) {
      most += stratum.begin(random);
    }
    for (int s = 0; s < strata.size() && most >= least; s++) {
      most += strata.get(s).finish(random);
    }
    return most >= least;
  }

  private static double draw(List<Stratum> strata, RandomStream random) {
    double sum = 0;
    for (Stratum stratum : strata) {
      sum += stratum.begin(random);
      sum += stratum.finish(random);
    }
    return sum;
  }

  private static double excess(List<Stratum> strata) {
    return strata.stream().mapToDouble(stratum -> stratum.mean() - stratum.observed()).sum();
  }

  private static List<Stratum> strata(ContingencyTable table) {
    if (table.total() > Integer.MAX_VALUE) {
      throw new InputException(
          table.total() + " examples, expected at most " + Integer.MAX_VALUE + " for this test");
    }
    Joint joint = table.joint();
    Joint.Margin strata = joint.margin(Variable.BY);
    Joint.Margin rows = joint.margin(Variable.LABEL, Variable.BY);
    Joint.Margin columns = joint.margin(Variable.MODEL, Variable.BY);
    int count = strata.sums().length;
    double[] observed = new double[count];
    int[] stratumOfRow = new int[rows.sums().length];
    int[] stratumOfColumn = new int[columns.sums().length];
    for (int c = 0; c < joint.cells(); c++) {
      int stratum = strata.group()[c];
      observed[stratum] += NLogN.of((int) joint.weights()[c]);
      stratumOfRow[rows.group()[c]] = stratum;
      stratumOfColumn[columns.group()[c]] = stratum;
    }
    int[][] rowsOf = split(rows.sums(), stratumOfRow, count);
    int[][] columnsOf = split(columns.sums(), stratumOfColumn, count);
    List<Stratum> result = new ArrayList<>();
    for (int stratum = 0; stratum < count; stratum++) {
      result.add(new Stratum(rowsOf[stratum], columnsOf[stratum], observed[stratum]));
    }
    return result;
  }

  private static int[][] split(double[] sums, int[] stratum, int strata) {
    int[] sizes = new int[strata];
    for (int s : stratum) {
      sizes[s]++;
    }
    int[][] parts = new int[strata][];
    for (int s = 0; s < strata; s++) {
      parts[s] = new int[sizes[s]];
    }
    for (int i = 0; i < sums.length; i++) {
      parts[stratum[i]][--sizes[stratum[i]]] = (int) sums[i];
    }
    return parts;
  }

  /// The same in another unit.
  public StratifiedNull in(Unit other) {
    double factor = other.perNat / unit.perNat;
    return new StratifiedNull(other, observed * factor, mean * factor, pValue, permutations);
  }
}
