package dev.gradus.lab.report;

import static dev.gradus.lab.report.Samples.claim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.InputException;
import dev.gradus.lab.report.Claim.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
  @TempDir Path folder;

  @Test
  void claimsComeBackAsTheyWereWritten() throws IOException {
    double nan = Double.NaN;
    List<Claim> claims =
        List.of(
            claim(Relation.EQUAL, 0.1 + 0.2, 1e-300, 0.5),
            claim(Relation.AT_LEAST, nan, Double.NEGATIVE_INFINITY, nan),
            claim(Relation.AT_MOST, 1, Double.POSITIVE_INFINITY, 0),
            new Claim("h", "a \"quoted\"\n</script> ü", Relation.EQUAL, 1, 1, 0, "bits", "", 0));
    Path file = folder.resolve("claims.json");
    Claims.write(file, claims);
    assertThat(Claims.read(file)).isEqualTo(claims);
    assertThat(folder.toFile().list()).containsExactly("claims.json");
  }

  @Test
  void theFileHoldsVerdictAndDeviationForOtherPrograms() throws IOException {
    Path file = folder.resolve("claims.json");
    Claims.write(file, List.of(claim(Relation.EQUAL, 1, 3, 0)));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "schema" : "gradus.claims/1",
              "claims" : [
                {
                  "id" : "final-error",
                  "sentence" : "The final error is the one of the theory.",
                  "relation" : "=",
                  "expected" : 1.0,
                  "measured" : 3.0,
                  "standard_error" : 0.0,
                  "unit" : "1",
                  "evidence" : "8 seeds",
                  "seconds" : 1.5,
                  "deviation" : "Infinity",
                  "verdict" : "disagrees"
                }
              ]
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"expected\" : 1.0 | \"expected\" : \"one\" | claims[0].expected: expected a number, found \"one\"",
        "\"measured\" : 3.0, | '' | claims[0].measured: expected a number",
        "\"unit\" : \"1\" | \"unit\" : 1 | claims[0].unit: expected a text, found 1",
        "\"=\" | \"~\" | claims[0].relation: expected =, >= or <=, found ~",
        "\"standard_error\" : 0.0 | \"standard_error\" : -1 | claims[0].standard_error",
        "claims/1 | claims/2 | no claims of schema gradus.claims/1",
        "\"claims\" : [ | \"claims\" : { | not JSON",
      })
  void aSpoiledFileIsRefusedWithTheKey(String good, String bad, String message) throws IOException {
    Path file = folder.resolve("claims.json");
    Claims.write(file, List.of(claim(Relation.EQUAL, 1, 3, 0)));
    String text = Files.readString(file);
    assertThat(text).contains(good);
    Files.writeString(file, text.replace(good, bad == null ? "" : bad));
    assertThatThrownBy(() -> Claims.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message)
        .hasMessageStartingWith(file.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void theSummaryCountsVerdicts() {
    Claim agrees = claim(Relation.EQUAL, 1, 1, 0.1);
    Claim open = claim(Relation.EQUAL, 1, 1.3, 0.1);
    Claim disagrees = claim(Relation.EQUAL, 1, 2, 0.1);
    assertThat(Claims.summary(List.of())).isEqualTo("no claims");
    assertThat(Claims.summary(List.of(agrees))).isEqualTo("1 claim: 1 agrees");
    assertThat(Claims.summary(List.of(disagrees, open, agrees, agrees, open)))
        .isEqualTo("5 claims: 2 agree, 2 inconclusive, 1 disagrees");
  }
}
