package dev.gradus.lab.report;

import dev.gradus.core.AtomicFile;
import dev.gradus.lab.report.Claim.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Claims as a file, `claims.json`:
///
/// ```json
/// {"schema": "gradus.claims/1",
///  "claims": [{"id": "...", "sentence": "...", "relation": "=", "expected": 0.5, "measured": 0.49,
///              "standard_error": 0.01, "unit": "bits", "evidence": "...", "seconds": 1.5,
///              "deviation": 1.0, "verdict": "agrees"}]}
/// ```
///
/// Numbers that JSON does not know are the strings `NaN`, `Infinity` and `-Infinity`, which
/// Python's `float` reads.
public final class Claims {
  private static final String SCHEMA = "gradus.claims/1";
  private static final JsonMapper JSON = JsonMapper.shared();

  private Claims() {}

  /// Writes the file, replacing one that is there in one step.
  public static void write(Path file, List<Claim> claims) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("schema", SCHEMA);
    var array = root.putArray("claims");
    for (Claim claim : claims) {
      ObjectNode node = array.addObject();
      node.put("id", claim.id());
      node.put("sentence", claim.sentence());
      node.put("relation", claim.relation().sign());
      put(node, "expected", claim.expected());
      put(node, "measured", claim.measured());
      put(node, "standard_error", claim.standardError());
      node.put("unit", claim.unit());
      node.put("evidence", claim.evidence());
      put(node, "seconds", claim.seconds());
      put(node, "deviation", claim.deviation());
      node.put("verdict", claim.verdict().toString());
    }
    var indenter = new DefaultIndenter("  ", "\n");
    var printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    AtomicFile.write(file, JSON.writer().with(printer).writeValueAsString(root) + "\n");
  }

  /// How many claims there are of each verdict, such as `3 claims: 2 agree, 1 inconclusive`.
  public static String summary(List<Claim> claims) {
    String counts =
        Arrays.stream(Verdict.values())
            .filter(verdict -> count(claims, verdict) > 0)
            .map(verdict -> counted(claims, verdict))
            .collect(Collectors.joining(", "));
    return claims.isEmpty()
        ? "no claims"
        : claims.size() + (claims.size() == 1 ? " claim: " : " claims: ") + counts;
  }

  static long count(List<Claim> claims, Verdict verdict) {
    return claims.stream().filter(claim -> claim.verdict() == verdict).count();
  }

  /// Such as `2 agree`.
  static String counted(List<Claim> claims, Verdict verdict) {
    long count = count(claims, verdict);
    String words = verdict.toString();
    boolean many = count > 1 && verdict != Verdict.INCONCLUSIVE;
    return count + " " + (many ? words.substring(0, words.length() - 1) : words);
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.put(key, Double.toString(value));
    }
  }
}
