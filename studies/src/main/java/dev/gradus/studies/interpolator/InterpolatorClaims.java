package dev.gradus.studies.interpolator;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStream;
import dev.gradus.core.RandomStreams;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.measures.information.ContingencyTable;
import dev.gradus.measures.information.EntropyEstimator;
import dev.gradus.measures.information.ExplainedInformation;
import dev.gradus.measures.information.Unit;
import dev.gradus.studies.SeedMean;
import dev.gradus.theory.interpolator.Interpolator;
import dev.gradus.theory.interpolator.InterpolatorDescent;
import dev.gradus.theory.interpolator.InterpolatorFormula;
import dev.gradus.theory.interpolator.InterpolatorState;
import java.util.List;

/// What the simplified model says of a simple classifier after training to zero error, against
/// models that were trained and then measured on examples of their own.
public final class InterpolatorClaims {
  private static final int SEEDS = 30;
  private static final int TEST = 2000;
  private static final long STEPS = 300;

  private InterpolatorClaims() {}

  /// The claims: the population error and mu of trained models are those of the closed form. Takes
  /// about a second.
  ///
  /// @param seed of the first of 30 models
  public static List<Claim> of(long seed) {
    return of(new Interpolator(600, 150, 0.1, 0.8, 0), seed);
  }

  static List<Claim> of(Interpolator problem, long seed) {
    long begin = System.nanoTime();
    double[] errors = new double[SEEDS];
    double[] mus = new double[SEEDS];
    for (int i = 0; i < SEEDS; i++) {
      RandomStreams streams = new RandomStreams(seed + i);
      try (Dynamics<InterpolatorDescent.Model> descent =
          new InterpolatorDescent().start(problem, streams)) {
        descent.advance(STEPS, STEPS);
        ExplainedInformation found = measured(problem, descent.state().weights(), streams);
        errors[i] = 1 - found.accuracyModel();
        mus[i] = found.mu().value();
      }
    }
    double seconds = (System.nanoTime() - begin) * 1e-9;
    InterpolatorState end = InterpolatorFormula.end(problem);
    String evidence =
        "%d models, d = %d, m = %d, started with %s of the simple classifier; %d new examples each"
            .formatted(SEEDS, problem.inputs(), problem.examples(), problem.initial(), TEST);
    return List.of(
        claim(
            "interpolator-error",
            "A linear model fitted to noisy labels without error still generalises as the closed"
                + " form says",
            end.error(),
            errors,
            "1",
            evidence,
            seconds),
        claim(
            "interpolator-mu",
            "The information it then shares with the simple classifier is 1 - h(error)",
            end.information(),
            mus,
            "bits",
            evidence,
            seconds));
  }

  /// A trained model on new examples, explained by x_1.
  static ExplainedInformation measured(
      Interpolator problem, double[] weights, RandomStreams streams) {
    return ExplainedInformation.of(table(problem, weights, streams), EntropyEstimator.PLUGIN)
        .in(Unit.BITS);
  }

  static ContingencyTable table(Interpolator problem, double[] weights, RandomStreams streams) {
    RandomStream inputs = streams.stream("test inputs");
    RandomStream noise = streams.stream("test noise");
    int[] label = new int[TEST];
    int[] model = new int[TEST];
    int[] simple = new int[TEST];
    for (int j = 0; j < TEST; j++) {
      double[] x = InterpolatorDescent.example(weights.length, inputs);
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += weights[i] * x[i];
      }
      label[j] = InterpolatorDescent.label(x, problem.noise(), noise) > 0 ? 1 : 0;
      model[j] = sum > 0 ? 1 : 0;
      simple[j] = x[0] > 0 ? 1 : 0;
    }
    return ContingencyTable.of(label, model, simple);
  }

  private static Claim claim(
      String id,
      String sentence,
      double expected,
      double[] measured,
      String unit,
      String evidence,
      double seconds) {
    SeedMean mean = SeedMean.of(measured);
    return new Claim(
        id,
        sentence,
        Relation.EQUAL,
        expected,
        mean.value(),
        mean.error(),
        unit,
        evidence,
        seconds);
  }
}
