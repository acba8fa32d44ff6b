package dev.gradus.lab.report;

import java.util.Locale;

/// One sentence with a number, its uncertainty and a verdict.
///
/// @param id short name, unique in its study
/// @param sentence what is claimed, for people
/// @param relation how the measured number should stand to the expected one
/// @param expected what theory, or the claim, says
/// @param measured what was measured
/// @param standardError one standard error of `measured - expected`; 0 only for exact quantities,
///   NaN where it is unknown
/// @param unit of both numbers; `1` for pure numbers
/// @param evidence where the number comes from: runs, columns, count of seeds or test points
/// @param seconds how long the work behind it took
public record Claim(
    String id,
    String sentence,
    Relation relation,
    double expected,
    double measured,
    double standardError,
    String unit,
    String evidence,
    double seconds) {
  public Claim {
    if (standardError < 0) {
      throw new IllegalArgumentException(
          "claim " + id + ": a standard error is 0 or more, not " + standardError);
    }
  }

  /// How a measured number should stand to the expected one.
  public enum Relation {
    EQUAL("=", ""),
    AT_LEAST(">=", "≥ "),
    AT_MOST("<=", "≤ ");

    private final String sign;
    private final String prefix;

    Relation(String sign, String prefix) {
      this.sign = sign;
      this.prefix = prefix;
    }

    public String sign() {
      return sign;
    }

    /// What stands before the expected number in a table.
    String prefix() {
      return prefix;
    }
  }

  /// What the comparison says.
  public enum Verdict {
    AGREES("✓"),
    INCONCLUSIVE("?"),
    DISAGREES("✗");

    private final String symbol;

    Verdict(String symbol) {
      this.symbol = symbol;
    }

    /// One character that tells it without colour.
    public String symbol() {
      return symbol;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Standard errors by which the claim misses; 0 or less where it is met, NaN where nothing can be
  /// said because a number or its error is not finite. Under a true claim of equality with normal
  /// errors, more than 4 comes about once in 16,000 cases.
  public double deviation() {
    double difference = measured - expected;
    double miss =
        switch (relation) {
          case EQUAL -> Math.abs(difference);
          case AT_LEAST -> -difference;
          case AT_MOST -> difference;
        };
    if (Double.isNaN(standardError) || Double.isInfinite(standardError)) {
      return Double.NaN;
    }
    if (standardError > 0) {
      return miss / standardError;
    }
    return miss > 0 ? Double.POSITIVE_INFINITY : miss <= 0 ? 0 : Double.NaN;
  }

  /// Agrees: equal within 2 standard errors, or beyond a bound by 2. Disagrees: misses by more than
  /// 4. Inconclusive: anything between, and what cannot be compared.
  public Verdict verdict() {
    double deviation = deviation();
    if (deviation > 4) {
      return Verdict.DISAGREES;
    }
    double enough = relation == Relation.EQUAL || standardError == 0 ? 2 : -2;
    return deviation <= enough ? Verdict.AGREES : Verdict.INCONCLUSIVE;
  }
}
