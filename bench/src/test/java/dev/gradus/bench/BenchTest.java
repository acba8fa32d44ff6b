package dev.gradus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
  private static final String ALL =
      "expected one of chain, explain, large-stepsize, look, modes, ode, spectrum, sweep,"
          + " teacher-student, train";

  @ParameterizedTest
  @CsvSource({"trian, trian: , ; did you mean train?", "xylophone, xylophone: , ''"})
  void aNameOfNoBenchmarkIsRefusedBeforeAnyIsRun(String name, String begin, String end) {
    assertThatThrownBy(() -> Bench.named("modes", name))
        .isInstanceOf(InputException.class)
        .hasMessage(begin + " not a benchmark, " + ALL + end);
  }

  @Test
  void withoutANameTheyAreListed() {
    assertThatThrownBy(Bench::named).hasMessage("no benchmark named, " + ALL);
    assertThat(Bench.named("modes", "ode")).hasSize(2);
  }
}
