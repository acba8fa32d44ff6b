package dev.gradus.lab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.core.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Configurations as people, editors and accidents make them: each gets one line that says where
/// and what.
class MalformedConfigurationTest {
  static final ConfigurationSchema SCHEMA =
      ConfigurationSchema.of(
          JsonMapper.shared()
              .readTree(
                  MalformedConfigurationTest.class.getResourceAsStream("student.schema.json")));

  private static final String GOOD =
      "problem: teacher-student\nstudent: 4\nteacher: 2\n"; // further lines begin with line 4

  @TempDir Path directory;

  static Stream<Arguments> values() {
    return Stream.of(
        // unknown keys
        of("stepsiz: 1", ":4: stepsiz: unknown key, the nearest valid one is `stepsize`"),
        of("Stepsize: 1", ":4: Stepsize: unknown key, the nearest valid one is `stepsize`"),
        of("step_size: 1", ":4: step_size: unknown key, the nearest valid one is `stepsize`"),
        of("sedes: 4", ":4: sedes: unknown key, the nearest valid one is `seeds`"),
        of("xyzzy: 1", ":4: xyzzy: unknown key, expected one of problem, student, teacher, act"),
        of("initial:\n  q: [[1]]", ":5: initial.q: unknown key, the nearest valid one is `Q`"),
        of("limits: {step: 1}", ":4: limits.step: unknown key, the nearest valid one is `steps`"),
        of("batch: {sise: 3, size: 3}", ":4: batch.sise: unknown key, the nearest valid one is"),
        of("<<: {a: 1}", ":4: <<: unknown key"),
        of("1: one", ":4: 1: unknown key"),
        // wrong types
        of("stepsize: fast", ":4: stepsize: 'fast' found, expected a number > 0"),
        of("stepsize: 0,1", ":4: stepsize: '0,1' found, expected a number > 0"),
        of("stepsize: '0.1'", ":4: stepsize: '0.1' found, expected a number > 0"),
        of("stepsize: [0.1]", ":4: stepsize: a list of 1 value found, expected a number > 0"),
        of("stepsize: {a: 1}", ":4: stepsize: a mapping found, expected a number > 0"),
        of("stepsize:", ":4: stepsize: nothing found, expected a number > 0"),
        of("stepsize: true", ":4: stepsize: true found, expected a number > 0"),
        of("plot: yes", ":4: plot: 'yes' found, expected true or false"),
        of("label: 3", ":4: label: 3 found, expected text that is not empty"),
        of("label: ''", ":4: label: '' found, expected text that is not empty"),
        of("tag: Big", ":4: tag: 'Big' found, expected lower-case letters"),
        of("methods: ode", ":4: methods: 'ode' found, expected a list of at least 1 and at most 2"),
        of("limits: 3", ":4: limits: 3 found, expected a mapping with keys among steps, unit"),
        of("limits: {unit: 3}", ":4: limits.unit: 3 found, expected text or null"),
        of("limits:\n- 3", ":4: limits: a list of 1 value found, expected a mapping"),
        // out of range
        of("stepsize: 0", ":4: stepsize: 0 found, expected a number > 0"),
        of("stepsize: -1e-3", ":4: stepsize: -0.001 found, expected a number > 0"),
        of("noise: -1", ":4: noise: -1 found, expected a number >= 0"),
        of("noise: .inf", ":4: .inf found, expected a finite number"),
        of("noise: -.Inf", ":4: -.Inf found, expected a finite number"),
        of("noise: .nan", ":4: .nan found, expected a finite number"),
        of("noise: 1e999", ":4: 1e999 found, expected a finite number"),
        of(
            "noise: 99999999999999999999",
            ":4: 99999999999999999999 found, expected a whole number"),
        of("noise: 0xFFFFFFFFFFFFFFFFF", "found, expected a whole number below 2^63"),
        of("noise: " + "9".repeat(100_000), "... found, expected a whole number below 2^63"),
        // wrong names
        of(
            "activation: erv",
            ":4: activation: 'erv' found, expected one of erf, relu, linear; did"),
        of("activation: ERF", "expected one of erf, relu, linear; did you mean erf?"),
        of("activation: swish", ":4: activation: 'swish' found, expected one of erf, relu, linear"),
        of("train: firsst", "did you mean first?"),
        of(
            "methods:\n- ode\n- chian",
            ":6: methods[1]: 'chian' found, expected one of ode, chain; d"),
        // lists
        of("methods: []", ":4: methods: a list of 0 values found, expected a list of at least 1"),
        of("methods: [ode, ode, chain]", ":4: methods: a list of 3 values found, expected a list"),
        of("times: [1, 1]", ":4: times: the same value twice found, expected a list of at least 1"),
        of("times: [1, two]", ":4: times[1]: 'two' found, expected a number >= 0"),
        of("initial: {Q: [1, 2]}", ":4: initial.Q[0]: 1 found, expected a list, each a number"),
        of("initial:\n  Q:\n  - [1]\n  - [x]", ":7: initial.Q[1][0]: 'x' found, expected a number"),
        // alternatives
        of(
            "seeds: many",
            ":4: seeds: 'many' found, expected a whole number >= 1 or a list of at le"),
        of("seeds: 0", ":4: seeds: 0 found, expected a whole number >= 1"),
        of("seeds: 1.5", ":4: seeds: 1.5 found, expected a whole number >= 1 or a list"),
        of("seeds: [1, -2]", ":4: seeds[1]: -2 found, expected a whole number >= 0"),
        of(
            "seeds: []",
            ":4: seeds: a list of 0 values found, expected a list of at least 1, each a"),
        of(
            "batch: half",
            ":4: batch: 'half' found, expected full or a whole number >= 1 or a mapp"),
        of("batch: {shuffle: true}", ":4: batch.size: missing, expected a whole number >= 1"),
        of("batch: {size: 0}", ":4: batch.size: 0 found, expected a whole number >= 1"),
        // several faults
        of("noise: -1\nplot: 3", ":4: noise: -1 found, expected a number >= 0 (and 1 more fault)"),
        // not YAML
        of("\tnoise: 1", "indent with spaces, not tabs"),
        of("initial:\n\tQ: [[1]]", "indent with spaces, not tabs"),
        of("  noise: 1", ":4: not valid YAML: "),
        of("initial:\n   Q: [[1]]\n  R: [[1]]", ":6: not valid YAML: "),
        of("noise: [1, 2", "not valid YAML: "),
        of("noise: {a: 1", "not valid YAML: "),
        of("noise: ]", ":4: not valid YAML: "),
        of("noise: 'open", "not valid YAML: "),
        of("noise: \"\\q\"", ":4: not valid YAML: "),
        of("noise: @home", ":4: not valid YAML: "),
        of("noise", "not valid YAML: "),
        of("noise: a: b", ":4: not valid YAML: "),
        of("%TAG", "not valid YAML: "),
        of("? [a]\n: b", ":4: a list or mapping found as a key, expected a name"),
        of("'': 1", ":4: an empty key found"),
        of("noise: !!python/object:os.system rm", ":4: tag "),
        of("noise: !!float 1", ":4: tag "),
        of("limits: !!map {}", ":4: tag "),
        of("noise: *nowhere", ":4: alias *nowhere found, but no anchor of that name before"),
        of("noise: 1\nnoise: 2", ":5: noise: found twice, first on line 4; remove one"),
        of("student: 5", ":4: student: found twice, first on line 2; remove one"),
        of("---\nproblem: other", ":4: a second document begins, expected one"),
        of("...\n---\na: 1", "a second document begins, expected one"),
        of("initial: " + "[".repeat(100) + "]".repeat(100), ":4: nested deeper than 40 levels"),
        of("initial: " + "[".repeat(50_000), ":4: nested deeper than 40 levels"),
        of("initial: " + "{a: ".repeat(10_000), ":4: nested deeper than 40 levels"),
        of("times: [" + "1,".repeat(250_000) + "1]", "more than 200000 values found"),
        of(aliasBomb(), "aliases expand to more than 200000 values"),
        of("initial: &a [*a]", ":4: alias *a found, but no anchor of that name before"));
  }

  private static Arguments of(String lines, String expected) {
    return Arguments.of(lines.length() > 40 ? lines.substring(0, 40) : lines, lines, expected);
  }

  /// A billion laughs.
  private static String aliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1) + " ,";
      bomb.append("a%d: &a%d [%s*a%d ]\n".formatted(i, i, alias.repeat(9), i - 1));
    }
    return bomb.toString();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void isToldInOneLine(String name, String lines, String expected) {
    Throwable thrown =
        catchThrowable(() -> Configuration.parse(GOOD + lines + "\n", "c.yaml").resolve(SCHEMA));
    assertOneLine(thrown, expected);
    assertThat(thrown.getMessage()).startsWith("c.yaml:");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isToldInOneLineWithoutTheRest(String text, String expected) {
    assertOneLine(
        catchThrowable(() -> Configuration.parse(text, "c.yaml").resolve(SCHEMA)), expected);
  }

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of("", "c.yaml: empty, expected `key: value` lines"),
        Arguments.of("\n\n", "c.yaml: empty"),
        Arguments.of("# nothing but a comment\n", "c.yaml: empty"),
        Arguments.of("---\n", "c.yaml: empty"),
        Arguments.of("- a\n- b\n", "c.yaml:1: a list of 2 values found, expected `key: value`"),
        Arguments.of("\nhello\n", "c.yaml:2: 'hello' found, expected `key: value` lines"),
        Arguments.of("3\n", "c.yaml:1: 3 found, expected `key: value` lines"),
        Arguments.of("{}", "c.yaml:1: problem: missing, expected teacher-student"),
        Arguments.of(
            "problem: teacher-student\nstudent: 2\n",
            "c.yaml:1: teacher: missing, expected a whole number >= 1"),
        Arguments.of(
            "problem: teacher-student\nstudnet: 2\nteacher: 2\n",
            "c.yaml:2: studnet: unknown key, the nearest valid one is `student` (and 1 more fault)"),
        Arguments.of("problem: mnist\nstudent: 2\nteacher: 1\n", ":1: problem: 'mnist' found, exp"),
        Arguments.of("a: \u0007", "c.yaml: not YAML text"));
  }

  @Test
  void filesThatAreNotTextAreToldInOneLine() throws Exception {
    byte[] junk = new byte[5000];
    new Random(1).nextBytes(junk);
    assertFile(junk, "expected YAML text in UTF-8");
    assertFile("a: 1\nb: \0".getBytes(StandardCharsets.UTF_8), ":2: a zero byte found");
    assertFile("a: é".getBytes(StandardCharsets.ISO_8859_1), "not UTF-8 found");
    assertFile("a: 1".getBytes(StandardCharsets.UTF_16), "a zero byte found");
    assertFile(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}, "a zero byte found");
    assertFile("a: 1\n".repeat(300_000).getBytes(StandardCharsets.UTF_8), "more than 1 MiB found");
    assertFile(new byte[0], "empty");
  }

  @Test
  void whatIsNoFileIsToldInOneLine() {
    assertOneLine(catchThrowable(() -> Configuration.read(directory)), "a directory, expected");
    assertOneLine(
        catchThrowable(() -> Configuration.read(directory.resolve("x.yaml"))), "no such file");
    assertOneLine(
        catchThrowable(() -> Configuration.read(Path.of("/dev/zero"))), "more than 1 MiB found");
  }

  /// Good text, cut and with bytes changed: either it is read, or one line says why not.
  @Test
  void mutilatedConfigurationsAreReadOrToldInOneLine() {
    String good =
        GOOD + "initial:\n  Q: [[1, 2], [3, 4]]\nseeds: &s [1, 2] # two\nlabel: \"a\\tb\"\n";
    Random random = new Random(2);
    String marks = "\t\n :-[]{},#&*!|>'\"%@`?\\\u0001\u0085\uFEFFé😀0aA.~";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int k = random.nextInt(4); k >= 0; k--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
          case 1 -> text.insert(at, marks.charAt(random.nextInt(marks.length())));
          default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
        }
      }
      Throwable thrown =
          catchThrowable(() -> Configuration.parse(text.toString(), "c.yaml").resolve(SCHEMA));
      if (thrown != null) {
        assertOneLine(thrown, "c.yaml");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("assignments")
  void anAssignmentThatCannotBeMadeIsToldInOneLine(String assignment, String expected) {
    Configuration configuration = Configuration.parse(GOOD + "initial: {Q: [[1]]}\n", "c.yaml");
    Throwable thrown =
        catchThrowable(() -> configuration.with(List.of(assignment)).resolve(SCHEMA));
    assertOneLine(thrown, expected);
    assertThat(thrown.getMessage()).startsWith("command line: ");
  }

  static Stream<Arguments> assignments() {
    return Stream.of(
        Arguments.of("stepsize", "'stepsize' found, expected key=value"),
        Arguments.of("=3", "'=3' found, expected key=value"),
        Arguments.of("", "'' found, expected key=value"),
        Arguments.of("stepsize=", "no value after `=`"),
        Arguments.of("stepsize=  ", "no value after `=`"),
        Arguments.of("stepsize=# 3", "no value after `=`"),
        Arguments.of("stepsize=abc", "stepsize: 'abc' found, expected a number > 0"),
        Arguments.of("stepsiz=1", "stepsiz: unknown key, the nearest valid one is `stepsize`"),
        Arguments.of("stepsize=[1", "stepsize=[1: not valid YAML: "),
        Arguments.of("stepsize=.inf", "stepsize=.inf: .inf found, expected a finite number"),
        Arguments.of("student.x=1", "student.x: student is 4, so there is nothing of that name in"),
        Arguments.of("initial.Q.5.0=1", "initial.Q[5].0: initial.Q[5] is not there"),
        Arguments.of("initial.Q[0][9]=1", "initial.Q[0][9]: initial.Q[0] is a list of 1 value"),
        Arguments.of("initial.Q[0][0]=x", "initial.Q[0][0]: 'x' found, expected a number"),
        Arguments.of("initial..Q=1", "'initial..Q=1' found, expected key=value"),
        Arguments.of(
            "limits.stepz=1", "limits.stepz: unknown key, the nearest valid one is `steps`"));
  }

  private void assertFile(byte[] bytes, String expected) throws Exception {
    Path file = directory.resolve("c.yaml");
    Files.write(file, bytes);
    assertOneLine(catchThrowable(() -> Configuration.read(file).resolve(SCHEMA)), expected);
  }

  private static void assertOneLine(Throwable thrown, String expected) {
    assertThat(thrown).isInstanceOf(InputException.class);
    assertThat(thrown.getMessage()).hasLineCount(1).contains(expected).hasSizeLessThan(500);
  }
}
