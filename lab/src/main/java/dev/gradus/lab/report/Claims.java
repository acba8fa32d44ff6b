package dev.gradus.lab.report;

import dev.gradus.core.AtomicFile;
import dev.gradus.core.InputException;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Claim.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
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
/// Python's `float` reads. `deviation` and `verdict` follow from the rest and are not read back.
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

  /// Reads what [#write] wrote.
  ///
  /// @throws InputException where the file is no claims file of this version, naming claim and key
  public static List<Claim> read(Path file) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new InputException(file + ": not JSON: " + Text.clean(e.getOriginalMessage()), e);
    }
    if (!root.path("schema").asString("").equals(SCHEMA) || !root.path("claims").isArray()) {
      throw new InputException(
          file + ": no claims of schema " + SCHEMA + "; write them again with `gradus report`");
    }
    List<Claim> claims = new ArrayList<>();
    for (JsonNode node : root.path("claims")) {
      String where = file + ": claims[" + claims.size() + "]";
      double standardError = number(node, "standard_error", where);
      if (standardError < 0) {
        throw new InputException(where + ".standard_error: found a negative number");
      }
      claims.add(
          new Claim(
              text(node, "id", where),
              text(node, "sentence", where),
              relation(text(node, "relation", where), where),
              number(node, "expected", where),
              number(node, "measured", where),
              standardError,
              text(node, "unit", where),
              text(node, "evidence", where),
              number(node, "seconds", where)));
    }
    return claims;
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

  private static double number(JsonNode node, String key, String where) {
    JsonNode value = node.path(key);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return switch (value.asString("")) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default ->
          throw new InputException(where + "." + key + ": expected a number, found " + value);
    };
  }

  private static String text(JsonNode node, String key, String where) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw new InputException(where + "." + key + ": expected a text, found " + value);
    }
    return value.stringValue();
  }

  private static Relation relation(String sign, String where) {
    return Arrays.stream(Relation.values())
        .filter(relation -> relation.sign().equals(sign))
        .findFirst()
        .orElseThrow(
            () -> new InputException(where + ".relation: expected =, >= or <=, found " + sign));
  }
}
