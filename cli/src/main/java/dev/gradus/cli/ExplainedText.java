package dev.gradus.cli;

import dev.gradus.lab.report.Numbers;
import dev.gradus.measures.information.Estimate;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.MuBounds;
import dev.gradus.measures.information.StratifiedNull;
import java.util.Locale;

/// What the terminal says of one model explained by one simpler model.
final class ExplainedText {
  private ExplainedText() {}

  static void print(ExplainedInformation all, MuBounds bounds, StratifiedNull chance) {
    String unit = all.unit().name().toLowerCase(Locale.ROOT);
    System.out.printf(Locale.ROOT, "test examples                      %d%n", all.n());
    System.out.printf(
        Locale.ROOT, "accuracy of the model              %.4f%n", all.accuracyModel());
    System.out.printf(Locale.ROOT, "accuracy of the simpler model      %.4f%n", all.accuracyBy());
    System.out.printf(Locale.ROOT, "agreement of the two               %.4f%n", all.agreement());
    line("model about label, I(F;Y)         ", all.iModelLabel(), unit);
    line("simpler about label, I(L;Y)       ", all.iByLabel(), unit);
    line("not explained, I(F;Y|L)           ", all.iModelLabelGivenBy(), unit);
    line("explained, mu                     ", all.mu(), unit);
    line("explained fraction, mu / I(F;Y)   ", all.explainedFraction(), "");
    System.out.printf(
        Locale.ROOT,
        "mu if errors were independent      %.4f, possible %.4f to %.4f; retention %.2f%n",
        bounds.muCi(),
        bounds.muMin(),
        bounds.muMax(),
        bounds.retention());
    System.out.printf(
        Locale.ROOT,
        "I(F;Y|L) by chance alone           %.4f, p = %.3f that it is no more%n",
        chance.mean(),
        chance.pValue());
  }

  private static void line(String name, Estimate estimate, String unit) {
    System.out.println(
        name
            + " "
            + Numbers.encodable(
                Numbers.uncertain(estimate.value(), estimate.standardError()), System.out.charset())
            + " "
            + unit);
  }
}
