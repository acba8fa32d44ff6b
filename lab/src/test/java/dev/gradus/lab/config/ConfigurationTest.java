package dev.gradus.lab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ConfigurationTest {
  private static final ConfigurationSchema SCHEMA = MalformedConfigurationTest.SCHEMA;
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE =
      """
      teacher: 2           # M
      problem: teacher-student
      student: 4
      noise: 1e-2
      initial: {Q: [[1, 2], [3, 4]]}
      """;

  @Test
  void defaultsAreFilledInAndKeysStandInTheOrderOfTheSchema() {
    Configuration resolved = Configuration.parse(FILE, "c.yaml").resolve(SCHEMA);
    assertThat(YamlWriter.write(resolved.root()))
        .isEqualTo(
            """
            problem: teacher-student
            student: 4
            teacher: 2
            activation: erf
            train: both
            stepsize: 0.2
            noise: 0.01
            plot: true
            initial:
              Q: [[1, 2], [3, 4]]
              overlap: 0.5
            limits:
              steps: 1000
            seeds: 8
            """);
    assertThat(SCHEMA.definition().path("type").asString()).isEqualTo("object");
  }

  @Test
  void aResolvedConfigurationResolvesToItself() {
    ObjectNode root = Configuration.parse(FILE, "c.yaml").resolve(SCHEMA).root();
    Configuration again = Configuration.parse(YamlWriter.write(root), "again");
    assertThat(again.resolve(SCHEMA).root()).isEqualTo(root);
  }

  @Test
  void valuesAreChangedFromTheCommandLineAndTheChangesRecorded() {
    Configuration changed =
        Configuration.parse(FILE, "c.yaml")
            .with(
                List.of(
                    "noise=0",
                    "initial.Q.0.1=7",
                    "initial.R=[[1, 0]]",
                    "limits.steps=10",
                    "methods=[ode, chain]",
                    "label=a = b"))
            .with(List.of("noise=3e-3"))
            .resolve(SCHEMA);
    assertThat(changed.root().at("/initial/Q/0/1").intValue()).isEqualTo(7);
    assertThat(changed.root().at("/limits/steps").intValue()).isEqualTo(10);
    assertThat(changed.root().at("/label").stringValue()).isEqualTo("a = b");
    assertThat(changed.changes())
        .extracting(Object::toString)
        .containsExactly(
            "noise: 0.01 -> 0",
            "initial.Q[0][1]: 2 -> 7",
            "initial.R: (unset) -> [[1, 0]]",
            "limits.steps: (unset) -> 10",
            "methods: (unset) -> [ode, chain]",
            "label: (unset) -> \"a = b\"",
            "noise: 0 -> 0.003");
    assertThat(changed.name()).isEqualTo("c.yaml");
  }

  @Test
  void theOriginalStaysAsItWas() {
    Configuration original = Configuration.parse(FILE, "c.yaml");
    original.with(List.of("initial.Q.0.0=9", "noise=3")).resolve(SCHEMA);
    assertThat(original.root()).isEqualTo(Configuration.parse(FILE, "c.yaml").root());
  }

  @Test
  void scalarsAreThoseOfTheYamlCoreSchema() {
    JsonNode root =
        Configuration.parse(
                """
                a: [1, -2, +3, 0x1F, 0o17, 007, 3000000000]
                b: [1.0, 1e3, -.5, 1., 1.5E-10]
                c: [true, False, null, ~, ]
                d: [yes, no, on, 1_000, 1:30, 2024-01-01, '1', "2", .e1]
                e: |
                  text
                f: &x {y: 1}
                g: *x
                """,
                "c.yaml")
            .root();
    assertThat(root)
        .hasToString(
            "{\"a\":[1,-2,3,31,15,7,3000000000],\"b\":[1.0,1000.0,-0.5,1.0,1.5E-10],"
                + "\"c\":[true,false,null,null],"
                + "\"d\":[\"yes\",\"no\",\"on\",\"1_000\",\"1:30\",\"2024-01-01\",\"1\",\"2\",\".e1\"],"
                + "\"e\":\"text\\n\",\"f\":{\"y\":1},\"g\":{\"y\":1}}");
  }

  @Test
  void aCheckOfTheCallerNamesFileLineAndKey() {
    Configuration configuration =
        Configuration.parse(FILE, "c.yaml").with(List.of("noise=3")).resolve(SCHEMA);
    assertThat(configuration.error("initial.Q[1]", "2 numbers found, expected 4"))
        .hasMessage("c.yaml:5: initial.Q[1]: 2 numbers found, expected 4");
    assertThat(configuration.error("stepsize", "too large"))
        .hasMessage("c.yaml:1: stepsize: too large");
    assertThat(configuration.error("noise", "too large"))
        .hasMessage("command line: noise: too large");
  }

  @Test
  void aFileMayBeginWithAByteOrderMark(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("c.yaml"), "\uFEFF" + FILE);
    assertThat(Configuration.read(file).root())
        .isEqualTo(Configuration.parse(FILE, "c.yaml").root());
  }

  @Test
  void everyTreeReadsBackAsItWasWritten() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      ObjectNode tree = JSON.createObjectNode();
      for (int k = 0; k < 6; k++) {
        tree.set(text(random) + k, tree(random, 0));
      }
      String yaml = YamlWriter.write(tree);
      assertThat(Configuration.parse(yaml, yaml).root()).isEqualTo(tree);
    }
  }

  private static JsonNode tree(Random random, int depth) {
    switch (random.nextInt(depth > 3 ? 5 : 8)) {
      case 0:
        return JSON.valueToTree(random.nextInt());
      case 1:
        double real = Double.longBitsToDouble(random.nextLong());
        return JSON.valueToTree(Double.isFinite(real) ? real : 0.5);
      case 2:
        return JSON.valueToTree(random.nextBoolean());
      case 3:
        return JSON.nullNode();
      case 4:
        return JSON.valueToTree(text(random));
      case 5:
        ObjectNode mapping = JSON.createObjectNode();
        for (int k = random.nextInt(4); k > 0; k--) {
          mapping.set(text(random) + k, tree(random, depth + 1));
        }
        return mapping;
      default:
        var list = JSON.createArrayNode();
        for (int k = random.nextInt(4); k > 0; k--) {
          list.add(tree(random, depth + 1));
        }
        return list;
    }
  }

  private static String text(Random random) {
    List<String> texts =
        List.of(
            "a", "a-b", "yes", "null", "~", "true", "1", "1e3", ".5", "0x1", "", " ", "a: b", "#a",
            "- a", "'", "\"", "\\", "\t", "\n", "a\r\nb", "é", "😀", "\u0085", "\u2028", "\uFEFF",
            "{", "[", ",", "&a", "*a", "!a", "|", ">", "%", "@", "`", "---", "...", "<<", ".inf",
            "-", "?", ":", "=", "a #b", "erf", "\u0000", "\u007f");
    return texts.get(random.nextInt(texts.size()));
  }

  @Test
  void aNumberThatIsNotFiniteIsNotWritten() {
    ObjectNode tree = JSON.createObjectNode().put("a", Double.NaN);
    assertThatThrownBy(() -> YamlWriter.write(tree)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void differencesAreOfValueNotOfNotation() {
    JsonNode before = Configuration.parse("a: 1\nb: [1, 2.0]\nc: {d: x, e: 1}\n", "1").root();
    JsonNode same = Configuration.parse("c: {e: 1.0, d: x}\nb: [1.0, 2]\na: 1.0\n", "2").root();
    JsonNode other = Configuration.parse("a: 2\nb: [1, 3]\nc: {e: 1, f: y}\n", "3").root();
    assertThat(ConfigurationDiff.of(before, same)).isEmpty();
    assertThat(ConfigurationDiff.summary(ConfigurationDiff.of(before, other)))
        .isEqualTo("a: 1 -> 2; b: [1, 2.0] -> [1, 3]; c.d: x -> (unset); and 1 more");
  }

  @Test
  void theNearestNameIsFoundByItsEditDistance() {
    assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3); // Wagner and Fischer 1974
    assertThat(EditDistance.between("ca", "ac")).isEqualTo(1);
    assertThat(EditDistance.between("", "abc")).isEqualTo(3);
    assertThat(EditDistance.nearest("sedes", List.of("seeds", "stepsize"))).contains("seeds");
    assertThat(EditDistance.nearest("xyz", List.of("seeds"))).isEmpty();
  }
}
