package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @ParameterizedTest
  @CsvSource({
    "7.71, ', 7.7 s left'",
    "99, ', 99 s left'",
    "100, ', 2 min left'",
    "5900, ', 98 min left'",
    "11400, ', 3 h 10 min left'",
    "NaN, ''",
    "Infinity, ''"
  })
  void whatIsLeftIsSaidInUnitsThatFit(double seconds, String expected) {
    assertThat(Terminal.left(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1500000, 3000000, 'f 1.5 of 3.0 MB'", "1500000, -1, 'f 1.5 MB'"})
  void aDownloadOfUnknownLengthStaysOnItsLine(long done, long total, String expected) {
    assertThat(Terminal.download("f", done, total)).isEqualTo(expected);
  }
}
