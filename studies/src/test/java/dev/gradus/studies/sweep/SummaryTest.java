package dev.gradus.studies.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.studies.ProblemKinds;
import dev.gradus.studies.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eg | final generalisation error | 1",
        "max(eg) | largest generalisation error | 1",
        "min(eg) | smallest generalisation error | 1",
        "mean(Q_0_1) | mean overlap of student units 0 and 1 | 1",
        "exit(eg) | training time at which generalisation error is half-way to its end | steps / N",
        "exit(eg, 0.125) | training time at which generalisation error reaches 0.125 | steps / N",
        "stable(eg) | training time after which generalisation error never rises | steps / N",
        "slope(eg) | exponent in time of generalisation error | 1",
        "steps | elementary steps | 1",
      })
  void aSummaryIsSaidInTheWordsOfTheProblem(String text, String name, String unit) {
    assertThat(Summary.parse(text).quantity(ProblemKinds.byName("teacher-student").quantities()))
        .isEqualTo(new Quantity(name, "", unit));
  }
}
