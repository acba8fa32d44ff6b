package dev.gradus.lab.report;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/// Numbers as people read them: as many digits as their uncertainty allows, powers of ten where a
/// plain number would be long.
public final class Numbers {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int SINGLE_PRECISION_OF_A_RATIO = 9;

  private static final int FULL_PRECISION = 17;
  private static final int EXACT_DIGITS = 4;

  private Numbers() {}

  /// A number with at most so many significant digits, such as `0.0192`, `1.5×10⁻⁷`, `∞`, `NaN`.
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return nonFinite(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = exact(value).round(new MathContext(digits, HALF_EVEN));
    int exponent = exponent(rounded);
    return isPlain(exponent)
        ? stripped(rounded)
        : stripped(rounded.movePointLeft(exponent)) + power(exponent);
  }

  /// Labels that tell numbers apart: whole numbers below a million and those of at most four digits
  /// as they are, others with as few digits as leave no two different numbers alike.
  public static List<String> apart(double... values) {
    long different = Arrays.stream(values).distinct().count();
    for (int digits = 2; ; digits++) {
      int most = digits;
      List<String> labels = Arrays.stream(values).mapToObj(value -> label(value, most)).toList();
      if (digits == FULL_PRECISION || labels.stream().distinct().count() == different) {
        return labels;
      }
    }
  }

  private static String label(double value, int digits) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    boolean few =
        Double.isFinite(value) && exact(value).stripTrailingZeros().precision() <= EXACT_DIGITS;
    return significant(value, whole || few ? FULL_PRECISION : digits);
  }

  /// An exact number: four significant digits, or all of a whole number below a million.
  public static String exactly(double value) {
    return label(value, EXACT_DIGITS);
  }

  /// A number and its standard error, both cut after the second digit of the error: `0.01923 ±
  /// 0.00031`, `(1.923 ± 0.031)×10⁻⁵`. Without an error (0) as [#exactly].
  public static String uncertain(double value, double standardError) {
    if (standardError == 0) {
      return exactly(value);
    }
    if (Double.isNaN(standardError)) {
      return significant(value, 4) + " ± ?";
    }
    if (!Double.isFinite(value) || Double.isInfinite(standardError)) {
      return significant(value, 4) + " ± " + significant(standardError, 2);
    }
    BigDecimal error = roundedError(standardError);
    BigDecimal number = exact(value).setScale(error.scale(), HALF_EVEN);
    int exponent = Math.max(exponent(number), exponent(error));
    if (exponent - exponent(error) > SINGLE_PRECISION_OF_A_RATIO) {
      return significant(value, 12) + " ± " + significant(standardError, 2);
    }
    if (isPlain(exponent)) {
      return number.toPlainString() + " ± " + error.toPlainString();
    }
    return "(%s ± %s)%s"
        .formatted(
            number.movePointLeft(exponent).toPlainString(),
            error.movePointLeft(exponent).toPlainString(),
            power(exponent));
  }

  /// An expected number with no more digits than one measured with this standard error, but at
  /// least two.
  public static String expected(double value, double standardError) {
    if (!Double.isFinite(value) || !(standardError > 0) || Double.isInfinite(standardError)) {
      return exactly(value);
    }
    int digits = exponent(exact(value)) + roundedError(standardError).scale() + 1;
    return significant(value, Math.clamp(digits, 2, 12));
  }

  /// Seconds to two digits, or whole ones from ten on.
  public static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return nonFinite(seconds);
    }
    int decimals = seconds < 0.0995 ? 2 : seconds < 9.95 ? 1 : 0;
    return BigDecimal.valueOf(seconds).setScale(decimals, HALF_EVEN).toPlainString();
  }

  /// Standard errors to one decimal, or to three digits from a hundred on.
  static String deviation(double deviation) {
    return Math.abs(deviation) < 99.95
        ? exact(deviation).setScale(1, HALF_EVEN).toPlainString()
        : significant(deviation, 3);
  }

  /// The same text for an output that may not know the signs: `0.5 +- 0.1`, `1.5e-7`, `>=`.
  public static String encodable(String text, Charset charset) {
    if (charset.newEncoder().canEncode("±×⁻⁷∞≥≤✓✗…─")) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.replace("×10", "e")
        .replace("±", "+-")
        .replace("∞", "inf")
        .replace("≥", ">=")
        .replace("≤", "<=")
        .replace("✓", "+")
        .replace("✗", "x")
        .replace("…", "...")
        .replace("─", "-")
        .replace("⁻", "-")
        .codePoints()
        .map(c -> SUPERSCRIPTS.indexOf(c) >= 0 ? '0' + SUPERSCRIPTS.indexOf(c) : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  static String power(int exponent) {
    StringBuilder out = new StringBuilder(exponent < 0 ? "×10⁻" : "×10");
    Integer.toString(Math.abs(exponent))
        .chars()
        .forEach(digit -> out.append(SUPERSCRIPTS.charAt(digit - '0')));
    return out.toString();
  }

  private static BigDecimal roundedError(double standardError) {
    BigDecimal two = exact(standardError).round(new MathContext(2, HALF_EVEN));
    return two.setScale(two.scale() + 2 - two.precision(), HALF_EVEN);
  }

  private static boolean isPlain(int exponent) {
    return exponent >= -3 && exponent < 6;
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? Integer.MIN_VALUE / 2 : value.precision() - value.scale() - 1;
  }

  private static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value);
  }

  private static String stripped(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String nonFinite(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
  }
}
