package dev.gradus.lab.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.lab.config.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SpaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.1,0.3,1        | 0.1 0.3 1
          2..5             | 2 3 4 5
          -1..1,7          | -1 0 1 7
          log(0.01,1,3)    | 0.01 0.1 1
          log(1,1000,4)    | 1 10 100 1000
          linear(0,1,6)    | 0 0.2 0.4 0.6 0.8 1
          linear(1,0,3)    | 1 0.5 0
          log(2,9,1)       | 2
          erf,relu         | "erf" "relu"
          [50],[100, 7]    | [50] [100,7]
          {a: 1},{a: 2}    | {"a":1} {"a":2}
          true,null        | true null
          1e-3             | 0.001
          """)
  void textsNameTheValuesTheySay(String text, String values) {
    List<JsonNode> found = AxisText.values("key", text);
    assertThat(String.join(" ", found.stream().map(JsonNode::toString).toList())).isEqualTo(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          5..3                | is empty
          0..10000000         | more than 1000000 values
          0.1..0.5            | linear(a,b,n)
          log(0,1,3)          | two positive ends
          log(1,2)            | log(first,last,count)
          linear(1,1,3)       | both ends
          linear(1,2,0)       | a count of 0
          linear(1,x,3)       | expected a number
          lin(1,2,3)          | expected log(a,b,n)
          1,,2                | expected values between commas
          99999999999999999999..2 | too large
          """)
  void whatIsNoAxisIsRefusedInOneLineThatNamesTheKey(String text, String message) {
    assertThatThrownBy(() -> AxisText.values("stepsize", text))
        .isInstanceOf(InputException.class)
        .message()
        .startsWith("stepsize: ")
        .contains(message)
        .hasLineCount(1);
  }

  @Test
  void runsOfAGridAreTheProductWithTheLastAxisFastest() {
    Space space = space("grid: {a: 1..2, b: 'x,y,z'}");
    assertThat(space.size()).isEqualTo(6);
    assertThat(space.label(0)).isEqualTo("a=1 b=x");
    assertThat(space.label(1)).isEqualTo("a=1 b=y");
    assertThat(space.label(5)).isEqualTo("a=2 b=z");
  }

  @Test
  void zippedAxesChangeTogether() {
    Space space = space("zipped: {a: [1, 2], b: [x, y]}\ngrid: {seed: 0..2}");
    assertThat(space.size()).isEqualTo(6);
    assertThat(space.label(5)).isEqualTo("a=2 b=y seed=2");
    assertThatThrownBy(() -> space("zipped: {a: 1..2, b: 1..3}"))
        .hasMessageContaining("2 values of a and 3 of b");
  }

  @Test
  void randomPointsAreTheSameForTheSameSeedAndLieInTheirIntervals() {
    String text = "random: {count: 500, seed: %d, axes: {a: 'log(0.01,1)', k: 1..4}}";
    Space space = space(text.formatted(3));
    assertThat(space.size()).isEqualTo(500);
    double below = 0;
    for (int run = 0; run < 500; run++) {
      double a = space.point(run).get("a").doubleValue();
      assertThat(a).isBetween(0.01, 1.0);
      assertThat(space.point(run).get("k").intValue()).isBetween(1, 4);
      below += a < 0.1 ? 1 : 0;
    }
    // Half of log-uniform points lie below the geometric mean: +-5 standard errors.
    assertThat(below).isBetween(250 - 5 * Math.sqrt(125), 250 + 5 * Math.sqrt(125));
    assertThat(space(text.formatted(3)).label(17)).isEqualTo(space.label(17));
    assertThat(space(text.formatted(4)).label(17)).isNotEqualTo(space.label(17));
  }

  @Test
  void gridsOfTenMillionRunsAndKeysGivenTwiceAreRefused() {
    assertThatThrownBy(() -> space("grid: {a: 1..1000, b: 1..10000}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("10000000 runs")
        .hasMessageContaining("at most 1000000");
    assertThatThrownBy(() -> space("grid: {a: 1..3}\nzipped: {a: 1..3}"))
        .hasMessageContaining("a: two axes");
    assertThatThrownBy(() -> space("grid: {a: [1, 1]}")).hasMessageContaining("given twice");
    assertThatThrownBy(() -> space("random: {axes: {a: 1..3}}")).hasMessageContaining("count");
    assertThatThrownBy(() -> space("grit: {a: 1..3}")).hasMessageContaining("unknown key");
  }

  @Test
  void samplesShowEveryValueOfEveryAxis() {
    Space space = space("grid: {a: 1..3, b: 1..4}");
    assertThat(space.samples().stream().map(run -> space.point(run).get("a")).distinct())
        .hasSize(3);
    assertThat(space.samples().stream().map(run -> space.point(run).get("b")).distinct())
        .hasSize(4);
  }

  private static Space space(String yaml) {
    return Space.of(Configuration.parse(yaml, "test").root());
  }
}
