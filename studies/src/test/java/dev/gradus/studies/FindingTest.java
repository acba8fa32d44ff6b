package dev.gradus.studies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void ofSeveralThatSayTheSameTheFirstIsShown() {
    List<Finding> all =
        List.of(
            new Finding("a", "x"),
            new Finding("b", "x"),
            new Finding("c", "x"),
            new Finding("d", "y"),
            new Finding("e", "x"));
    assertThat(Finding.brief(all))
        .extracting(Finding::name)
        .containsExactly("a and 2 like it", "d", "e");
  }
}
