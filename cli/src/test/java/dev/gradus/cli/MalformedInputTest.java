package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.data.format.NdArray;
import dev.gradus.data.format.Npy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What a tired person mistypes and what a hostile file holds: one clear line each, exit code 2,
/// and nothing started. The readers themselves meet many more in the module `data`.
class MalformedInputTest {
  private static final String GOOD =
      """
      problem: teacher-student
      student: 2
      teacher: 2
      stepsize: 0.2
      until: 1
      methods: [ode]
      """;

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> configurations() {
    return Stream.of(BAD_FILES)
        .map(bad ->
            DynamicTest.dynamicTest(
                "file: " + bad.replace('\n', ' ').strip(),
                () -> {
                  Path file = directory.resolve("bad.yaml");
                  Files.writeString(file, bad, StandardCharsets.ISO_8859_1);
                  assertRefused("bad.yaml", "run", file.toString());
                }));
  }

  @TestFactory
  Stream<DynamicTest> changedValues() {
    return Stream.of(BAD_CHANGES)
        .map(change ->
            DynamicTest.dynamicTest(
                change,
                () -> {
                  Path file = Files.writeString(directory.resolve("good.yaml"), GOOD);
                  assertRefused("", "run", file.toString(), change);
                }));
  }

  @TestFactory
  Stream<DynamicTest> predictionFiles() throws IOException {
    Path good = directory.resolve("good.npy");
    Npy.write(good, NdArray.of(new int[] {0, 1, 1, 0}, 4));
    byte[] bytes = Files.readAllBytes(good);
    Stream<byte[]> cut =
        Stream.iterate(0, n -> n + 3).limit(48).map(n -> Arrays.copyOf(bytes, Math.min(n, 143)));
    Stream<byte[]> text =
        Stream.of(BAD_LABELS).map(label -> label.getBytes(StandardCharsets.ISO_8859_1));
    return Stream.concat(cut, text)
        .map(content ->
            DynamicTest.dynamicTest(
                content.length + " bytes",
                () -> {
                  boolean npy = content.length > 0 && content[0] == (byte) 0x93;
                  Path bad = directory.resolve(npy || content.length == 0 ? "f.npy" : "f.csv");
                  Files.write(bad, content);
                  assertRefused(
                      String.valueOf(bad.getFileName()),
                      "explain",
                      "--labels",
                      good.toString(),
                      "--model",
                      bad.toString(),
                      "--by",
                      good.toString());
                }));
  }

  @TestFactory
  Stream<DynamicTest> commandLines() {
    return Stream.of(BAD_COMMANDS)
        .map(command ->
            DynamicTest.dynamicTest(command, () -> assertRefused("", command.split(" "))));
  }

  private static void assertRefused(String place, String... arguments) {
    Captured answer = Captured.run(arguments);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Main.WRONG_INPUT);
    assertThat(answer.error().strip().lines()).as(answer.toString()).hasSize(1);
    assertThat(answer.error()).startsWith("gradus: ").contains(place).doesNotContain("Exception");
    assertThat(answer.output()).isEmpty();
    assertThat(answer.seconds()).as(answer.toString()).isLessThan(10);
  }

  private static final String[] BAD_FILES = {
    "",
    "\n\n",
    "# nothing",
    "just text",
    "- a\n- b",
    "problem",
    "problem:",
    "problem: 3",
    "problem: teacher",
    "problem: [teacher-student]",
    "problem: teacher-student",
    "problem: teacher-student\nstepsize: 1",
    "problem: teacher-student\nstepsize: 1\nuntil: 1",
    "problem: teacher-student\nstepsize: 1\nuntil: 1\nstudent: 2",
    "\tproblem: teacher-student",
    "problem: teacher-student\n stepsize: 1",
    "problem: teacher-student\nproblem: teacher-student",
    "problem: &a [*a]",
    "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ne: [*d,*d]",
    "%YAML 9.9\n---\nproblem: teacher-student",
    "--- a\n--- b",
    "problem: !!java.lang.Runtime x",
    "problem: \"unclosed",
    "problem: {a: 1",
    "problem: teacher-student\u0000",
    "\u00ff\u00fe\u0000\u0001binary",
    GOOD + "stepsizes: 1",
    GOOD + "stepsize-2: 1",
    GOOD + "Noise: 0.1",
    GOOD + "noise: -1",
    GOOD + "noise: lots",
    GOOD + "noise: .nan",
    GOOD + "noise: .inf",
    GOOD + "seeds: 0",
    GOOD + "seeds: 1.5",
    GOOD + "seeds: many",
    GOOD + "seed: -1",
    GOOD + "inputs: 0",
    GOOD + "inputs: 1e30",
    GOOD + "batch: 0",
    GOOD + "weight-decay: -0.1",
    GOOD + "second-layer-stepsize: -1",
    GOOD + "train: second",
    GOOD + "train: [both]",
    GOOD + "activation: swish",
    GOOD + "times: []",
    GOOD + "times: [1, 1]",
    GOOD + "times: [2, 1]",
    GOOD + "times: [-1]",
    GOOD + "times: [a]",
    GOOD + "times: 5",
    GOOD + "initial: 3",
    GOOD + "initial: {Q: [[1]]}",
    GOOD + "initial: {Q: [[1]], R: [[0]], T: [[1]], A: [1], v: [1]}",
    GOOD + "initial: {Q: [[1, 0], [0, 1]], R: [[0]], T: [[1]], A: [1], v: [1, 1]}",
    GOOD
        + "initial: {Q: [[1, 0], [0, 1]], R: [[2, 0], [0, 2]], T: [[1, 0], [0, 1]], A: [1, 1], v: [1, 1]}",
    GOOD
        + "initial: {Q: [[1, 1], [0, 1]], R: [[0, 0], [0, 0]], T: [[1, 0], [0, 1]], A: [1, 1], v: [1, 1]}",
    GOOD
        + "initial: {Q: [[-1, 0], [0, 1]], R: [[0, 0], [0, 0]], T: [[1, 0], [0, 1]], A: [1, 1], v: [1, 1]}",
    GOOD
        + "initial: {Q: [[x, 0], [0, 1]], R: [[0, 0], [0, 0]], T: [[1, 0], [0, 1]], A: [1, 1], v: [1, 1]}",
    GOOD + "initial: {Q: [], R: [], T: [], A: [], v: []}",
    GOOD.replace("[ode]", "[]"),
    GOOD.replace("[ode]", "ode"),
    GOOD.replace("[ode]", "[odes]"),
    GOOD.replace("[ode]", "[ode, ode]"),
    GOOD.replace("[ode]", "[chain]") + "inputs: 3",
    GOOD.replace("student: 2", "student: 0"),
    GOOD.replace("student: 2", "student: 2.5"),
    GOOD.replace("student: 2", "student: 100000"),
    GOOD.replace("stepsize: 0.2", "stepsize: 0"),
    GOOD.replace("stepsize: 0.2", "stepsize: -0.2"),
    GOOD.replace("stepsize: 0.2", "stepsize: 0,2"),
    GOOD.replace("until: 1", "until: 0"),
    GOOD.replace("until: 1", "until: -5"),
    GOOD.replace("until: 1", "until: soon"),
    "problem: modes",
    "problem: modes\nunits: []",
    "problem: modes\nunits: [{z: 0.1}]",
    "problem: modes\nunits: [{a: .nan}]",
    "problem: modes\nunits: [{a: 0.1, b: 0.1}]",
    "problem: modes\nunits: [{a: 0.1}]\nfrequency: 0",
    "problem: modes\nunits: [{a: 0.1}]\nnorm: -1",
    "problem: modes\nunits: [{a: 0.1}]\ndepth: 0",
    "problem: modes\nunits: [{factors: [0.1, 0.2]}]\ndepth: 3",
    "problem: modes\nunits: [{a: 0.1}]\nconfidence: [1]",
    "problem: modes\nunits: [{a: 0.1}]\nloss: hinge\nclasses: 3",
    "problem: modes\nunits: [{a: 0.1}]\nmethods: [gd]\nuntil: 1e15",
    "problem: modes\nunits: [{a: 0.1}]\ntimes: [2, 1]",
    "problem: starvation",
    "problem: starvation\nlambda: 1",
    "problem: starvation\nlambda: 0.1\nnorms: [1, 1, 1]",
    "problem: starvation\nlambda: 0.1\na0: [0.1, 0.2]\na2_0: 0.1",
    "problem: starvation\nlambda: 0.1\na0: -0.1",
    "problem: starvation\nlambda: 0.1\nz0: 0",
    "problem: starvation\nlambda: 0.1\nloss: squared",
    "problem: starvation\nlambda: 0.1\ncontrol: none",
    "problem: starvation\nlambda: 0.1\npatterns: [{features: [1], share: 1}]",
    "problem: starvation\npatterns: [{features: [3], share: 1}]",
    "problem: starvation\npatterns: [{features: [1], share: 0.7}, {features: [2], share: 0.7}]",
    "problem: tangent-kernel",
    "problem: tangent-kernel\nstrengths: [-1]",
    "problem: tangent-kernel\nstrengths: [1, 2]\ndirections: [[1, 1], [0, 1]]",
    "problem: tangent-kernel\nstrengths: [1]\nkernel: [[1]]\nlabels: [1]",
    "problem: tangent-kernel\nkernel: [[1, 2], [3, 1]]\nlabels: [1, -1]",
    "problem: tangent-kernel\nkernel: [[1]]\nlabels: [0]",
    "problem: classification",
    "problem: classification\nuntil: 0",
    "problem: classification\nuntil: 1.5",
    "problem: classification\nuntil: 10\ndata: imagenet",
    "problem: classification\nuntil: 10\ntask: 3-vs-3",
    "problem: classification\nuntil: 10\ntask: 3-vs-42",
    "problem: classification\nuntil: 10\ntask: animals-vs-vehicles",
    "problem: classification\nuntil: 10\nmodel: mlp",
    "problem: classification\nuntil: 10\nmodel: {name: transformer}",
    "problem: classification\nuntil: 10\nmodel: {name: mlp}",
    "problem: classification\nuntil: 10\nmodel: {name: mlp, widths: []}",
    "problem: classification\nuntil: 10\nmodel: {name: mlp, widths: [0]}",
    "problem: classification\nuntil: 10\nmodel: {name: linear, widths: [3]}",
    "problem: classification\nuntil: 10\nbatch: 0",
    "problem: classification\nuntil: 10\nbatch: 60000",
    "problem: classification\nuntil: 10\nstepsize: 0",
    "problem: classification\nuntil: 10\nreference: linear",
    "problem: classification\nuntil: 10\nreference: {until: 0}",
    "problem: classification\nuntil: 10\nlabels: y.npy",
    "problem: classification\nuntil: 10\nlabel-noise: 1.5",
    "problem: classification\nuntil: 10\ntraining-examples: 0",
    "problem: classification\nuntil: 10\ntraining-examples: 1000000",
    "problem: classification\nuntil: 10\nevaluate: {test: 0}",
    "problem: classification\nuntil: 10\naugmentation: flip",
    "problem: classification\nuntil: 10\nmomentum: 1",
    "problem: classification\nuntil: 10\ndrawn: {train: 10}",
    "problem: classification\nuntil: 10\ndata: disk\ndrawn: {train: 0}",
    "problem: classification\nuntil: 10\ndata: disk\ntask: 3-vs-5",
    "problem: classification\nuntil: 10\ndata: gaussian-sinusoid\ndrawn: {dimension: 1}",
    "problem: classification\nuntil: 10\nreference: {at: 5}",
    "problem: classification\nuntil: 10\nreference: {labels: network, at: 11}",
    "problem: classification\nuntil: 10\nladder: []",
    "problem: classification\nuntil: 10\nladder: [{until: 5}]",
    "problem: classification\nuntil: 10\nmodel: {name: mlp, widths: [3], blocks: [1]}",
    "problem: classification\nuntil: 10\ndata-sha256: " + "0".repeat(64),
    "problem: large-stepsize",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nmodel: linear",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: mlp",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nactivation: gelu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\ninitial: {units: 2}",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nactivation: gelu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 2}",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 0}\nactivation: gelu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 2, std: -1}\nactivation: gelu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: nowhere.csv\nactivation: gelu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: weights\nactivation: gelu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 2}\nactivation: relu",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 2}\nactivation: {name: gelu, leak: 2}",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 2}\nactivation: {name: gelu, scale: 0}",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\ninitial: {units: 2}\nactivation: {name: hrelu, h: 0}",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nscaling: 0",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nscaling: big",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nloss: hinge",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nloss: {name: flattened-polynomial, a: 0}",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nmomentum: 1",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\ntimes: [6]",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\ntimes: [2, 1]",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nsharpness: perhaps",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\ntarget-risk: 0",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nmethods: [sgd]",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\nseed: -1",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\ndata-sha256: 00",
    "problem: large-stepsize\ndata: xor\nsteps: 5\nstepsize: 1\nmodel: linear\ninitial-sha256: 00",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor\nstepsize: 0",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor\nstepsize: .inf",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor\nstepsize: {adaptive: 0}",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor\nstepsize: {monotone: false}",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor\nstepsize: {monotone: true}\nmethods: [flow]",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor\nstepsize: {monotone: true}\nmethods: [momentum]",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: nowhere.csv\nstepsize: 1",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: xor2\nstepsize: 1",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: mnist\nstepsize: 1",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: {name: two-points, gamma: 1}\nstepsize: 1",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: {name: fashion-mnist-small, classes: [1, 1, 2]}\nstepsize: 1",
    "problem: large-stepsize\nmodel: linear\nsteps: 5\ndata: {name: fashion-mnist-small, classes: [1, dress]}\nstepsize: 1",
    "problem: large-stepsize\nmodel: linear\ndata: xor\nstepsize: 1\nsteps: -1",
  };

  private static final String[] BAD_CHANGES = {
    "stepsize",
    "=3",
    "stepsize=",
    "stepsize=abc",
    "stepsize=-1",
    "stepsise=1",
    "until.x=1",
    "initial.Q.0.0=1",
    "methods=[nothing]",
    "methods=ode]",
    "problem=classification",
    "seeds=0",
    "noise=[1",
    "noise=.nan",
    "..=1",
  };

  private static final String[] BAD_LABELS = {
    "0\n1\n1\n",
    "0\n1\n1\n0\n1\n",
    "0\n1\nx\n0\n",
    "0\n1\nnan\n0\n",
    "0\n1\n-1\n0\n",
    "0\n1\n1.5\n0\n",
    "0\n1\n1e300\n0\n",
    "0,1\n1,0\n0,0\n1,1\n",
    "\n\n\n",
    "\u0000\u0001\u0002",
    "0\n1\n99999999999\n0\n",
    "PK\u0003\u0004",
  };

  private static final String[] BAD_COMMANDS = {
    "fly",
    "rum",
    "run",
    "run nothing.yaml",
    "run teacher-studnet",
    "run teacher-student stepsize=1",
    "run teacher-student --scale huge",
    "run teacher-student --scale reduced",
    "run teacher-student --seed x",
    "run --sed 3 teacher-student",
    "run teacher-student --checkpoint-every -1",
    "explain",
    "explain --labels no.npy --model no.npy --by no.npy",
    "explain --labels no.npy --model no.npy",
    "explain --labels no.npy --by no.npy",
    "explain --model no.npy --by no.npy",
    "explain --labels no.npy --model nowhere/*.npy --by no.npy",
    "explain --labels no.npy --model no.onnx --by no.npy",
    "explain --labels no.npy --model no.parquet --by no.npy",
    "explain --labels no.npy --model no.npz[f] --by no.npy",
    "explain --labels no.npy --model no.npy --by no.npy --on local[2]",
    "explain --table no.parquet --on yarn",
    "explain --table no.parquet --on spark://a:1,spark://b:1",
    "sweep teacher-student seed=0..1 --on local[0]",
    "sweep teacher-student seed=0..1 --on spark://host",
    "sweep teacher-student seed=0..1 --on spark://host:123456",
    "explain --labels no.npy --model no.npy --by no.npy --units bytes",
    "explain --labels no.npy --model no.npy --by no.npy --permutations many",
    "explain --labels no.npy --model no.npy --by no.npy --estimator best",
    "verify",
    "verify nowhere",
    "report nowhere",
    "cite",
    "cite nothing",
    "data fetch",
    "data fetch imagenet",
    "data get mnist",
    "list everything",
    "demo --sed 1",
    "demo --seed one",
    "test",
    "bench",
  };
}
