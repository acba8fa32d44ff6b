package dev.gradus.lab.report;

import static dev.gradus.lab.report.Samples.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.lab.report.Claim.Relation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClaimsTest {
  @TempDir Path folder;

  @Test
  void numbersKeepTheirBitsAndThoseThatJsonDoesNotKnowAreText() throws IOException {
    double inf = Double.POSITIVE_INFINITY;
    List<Claim> claims =
        List.of(
            claim(Relation.EQUAL, 0.1 + 0.2, 1e-300, 0.5),
            claim(Relation.AT_LEAST, Double.NaN, -inf, Double.NaN),
            new Claim("h", "a \"quoted\"\n</script> ü", Relation.EQUAL, inf, 1, 0, "bits", "", 0));
    Path file = folder.resolve("claims.json");
    Claims.write(file, claims);
    JsonNode read = JsonMapper.shared().readTree(file.toFile()).path("claims");
    assertThat(read.at("/0/expected").doubleValue()).isEqualTo(0.1 + 0.2);
    assertThat(read.at("/0/measured").doubleValue()).isEqualTo(1e-300);
    assertThat(read.at("/1/expected").stringValue()).isEqualTo("NaN");
    assertThat(read.at("/1/measured").stringValue()).isEqualTo("-Infinity");
    assertThat(read.at("/2/expected").stringValue()).isEqualTo("Infinity");
    assertThat(read.at("/2/sentence").stringValue()).isEqualTo(claims.get(2).sentence());
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
