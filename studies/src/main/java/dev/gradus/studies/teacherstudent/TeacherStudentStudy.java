package dev.gradus.studies.teacherstudent;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Picture;
import dev.gradus.studies.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// Two-layer networks in the teacher-student setup: theory beside the exact finite-size process.
public final class TeacherStudentStudy implements Study {
  private static final String CURVE = "curve";

  /// A start without symmetry between the units, the same for every input dimension.
  private static final String INITIAL =
      """
      {"Q": [[1.0, 0.0], [0.0, 0.9]], "R": [[0.10, 0.05], [-0.05, 0.08]],
       "T": [[1.0, 0.0], [0.0, 1.0]], "A": [1.0, 1.0], "v": [0.7, 0.5]}
      """;

  @Override
  public String name() {
    return "teacher-student";
  }

  @Override
  public String question() {
    return "How does the generalisation error of a two-layer network evolve, in theory and exactly?";
  }

  @Override
  public String lead() {
    return "A two-layer network learns online from another one. The line is the theory for infinitely"
        + " many inputs; beside it runs the exact stochastic process at finite input dimension N, at"
        + " a cost that does not depend on N.";
  }

  @Override
  public List<Reference> references() {
    return List.of(
        new Reference(
            "S. Goldt, M. Advani, A. Saxe, F. Krzakala, L. Zdeborova: Dynamics of stochastic gradient"
                + " descent for two-layer neural networks in the teacher-student setup, NeurIPS 2019,"
                + " arXiv 1906.08632",
            "the setting, both layers trained, label noise, surplus units"),
        new Reference(
            "D. Saad, S. Solla: On-line learning in soft committee machines, Phys. Rev. E 52, 4225"
                + " (1995)",
            "order-parameter equations for erf units"),
        new Reference(
            "Rotation invariance of Gaussian inputs (docs/notes/exact-chain.md)",
            "the exact Markov chain of the order parameters at finite N"));
  }

  @Override
  public Map<String, ObjectNode> runs(Scale scale, long seed) {
    boolean full = scale == Scale.FULL;
    Map<String, ObjectNode> runs = new LinkedHashMap<>();
    runs.put(
        CURVE,
        Study.configuration(
            """
            {"problem": "teacher-student", "student": 4, "teacher": 2, "train": "both",
             "stepsize": 0.2, "noise": 0.01, "inputs": 784, "until": %d, "seeds": %d, "seed": %d}
            """
                .formatted(full ? 10_000 : 1000, full ? 32 : 8, seed)));
    for (int inputs :
        full ? new int[] {100, 1000, 10_000, 100_000} : new int[] {100, 1000, 10_000}) {
      runs.put(
          FluctuationClaims.PREFIX + inputs,
          Study.configuration(
              """
              {"problem": "teacher-student", "train": "both", "stepsize": 0.5, "noise": 0.1,
               "inputs": %d, "times": [0, 1, 2, 5, 10], "seeds": %d, "seed": %d, "initial": %s}
              """
                  .formatted(inputs, full ? 400 : 100, seed, INITIAL)));
    }
    runs.putAll(FinalErrors.runs(full, seed));
    runs.putAll(Specialisation.runs(full, seed));
    runs.putAll(OtherInputs.runs(full, seed));
    return runs;
  }

  @Override
  public List<Claim> claims(Map<String, RunResult> results) {
    List<Claim> claims = new ArrayList<>(FluctuationClaims.of(results));
    claims.addAll(FinalErrors.claims(results));
    claims.add(Specialisation.claim(results));
    claims.addAll(OtherInputs.claims(results));
    return claims;
  }

  @Override
  public List<Picture> figures(Map<String, RunResult> results) {
    List<Picture> figures =
        new ArrayList<>(
            new TeacherStudentKind().figures(Objects.requireNonNull(results.get(CURVE))));
    figures.add(FluctuationClaims.figure(results));
    figures.add(FinalErrors.figure(results));
    figures.add(PhaseDiagram.draw());
    figures.add(OtherInputs.figure(results));
    return figures;
  }
}
