package dev.gradus.lab.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @Test
  void labelsHaveTheDigitsThatTellNeighboursApart() {
    assertThat(Numbers.apart(0.1, 0.125992104989487, 0.15874010519682, 0.2))
        .containsExactly("0.1", "0.13", "0.16", "0.2");
    assertThat(Numbers.apart(1.0101010101, 1.0202020202, 1.0303030303))
        .containsExactly("1.01", "1.02", "1.03");
    assertThat(Numbers.apart(0.125, 16384, 1e-7)).containsExactly("0.125", "16384", "1×10⁻⁷");
    assertThat(Numbers.apart(2, 2.0)).containsExactly("2", "2");
    assertThat(Numbers.apart(1.00000012345, 1.00000023456))
        .containsExactly("1.0000001", "1.0000002");
    assertThat(Numbers.apart(Double.NaN, 1 / 3.)).containsExactly("NaN", "0.33");
    assertThat(Numbers.apart()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.01923, 0.0003, 0.01923 ± 0.00030",
    "0.01923, 0.00014, 0.01923 ± 0.00014",
    "0.5, 0.096, 0.500 ± 0.096",
    "0.5, 0.0996, 0.50 ± 0.10",
    "0.5, 0.0299, 0.500 ± 0.030",
    "229.3, 9.4, 229.3 ± 9.4",
    "123456, 2345, 123500 ± 2300",
    "-0.25, 0.05, -0.250 ± 0.050",
    "0, 0.05, 0.000 ± 0.050",
    "0.0000192, 0.0000003, (1.920 ± 0.030)×10⁻⁵",
    "0, 0.0000003, (0.0 ± 3.0)×10⁻⁷",
    "3.2e8, 2e6, (3.200 ± 0.020)×10⁸",
    "1, 1e-13, 1 ± 1×10⁻¹³",
    "NaN, 0.1, NaN ± 0.1",
    "1.5, NaN, 1.5 ± ?",
    "1.5, Infinity, 1.5 ± ∞",
  })
  void aNumberIsCutAfterTwoDigitsOfItsError(double value, double error, String shown) {
    assertThat(Numbers.uncertain(value, error)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, 0.25",
    "0.1234567, 0.1235",
    "123456, 123456",
    "2343.93, 2344",
    "1e-7, 1×10⁻⁷",
    "-2.5e-12, -2.5×10⁻¹²",
    "1e6, 1×10⁶",
    "999999.7, 1×10⁶",
    "0.001, 0.001",
    "-Infinity, -∞",
    "0, 0",
    "4.9e-324, 4.9×10⁻³²⁴",
    "1.7976931348623157e308, 1.798×10³⁰⁸",
  })
  void anExactNumberHasFourDigitsOrIsWhole(double value, String shown) {
    assertThat(Numbers.uncertain(value, 0)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 0.005, 0.9",
    "0.0191342, 0.0003, 0.01913",
    "0.00042, 0.005, 4.2×10⁻⁴",
    "182, 9.4, 182",
    "0, 0.1, 0",
    "0.1234567, 0, 0.1235",
    "0.1234567, NaN, 0.1235",
  })
  void anExpectedNumberHasTheDigitsOfTheMeasurement(double value, double error, String shown) {
    assertThat(Numbers.expected(value, error)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0.012, 0.01",
    "0.31, 0.3",
    "9.96, 10",
    "45.2, 45",
    "3600, 3600",
    "NaN, NaN",
    "0, 0.00",
  })
  void secondsHaveTwoDigits(double seconds, String shown) {
    assertThat(Numbers.seconds(seconds)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"0.53, 0.5", "99.96, 100", "5, 5.0", "Infinity, ∞"})
  void deviationsHaveOneDecimal(double deviation, String shown) {
    assertThat(Numbers.deviation(deviation)).isEqualTo(shown);
  }

  @Test
  void signsAreSpelledForAnOutputThatDoesNotKnowThem() {
    String text = "≤ (1.92 ± 0.03)×10⁻⁵ ✓ ∞";
    assertThat(Numbers.encodable(text, UTF_8)).isEqualTo(text);
    assertThat(Numbers.encodable(text, US_ASCII)).isEqualTo("<= (1.92 +- 0.03)e-5 + inf");
  }
}
