package dev.gradus.studies.largestep;

import dev.gradus.core.Dynamics;
import dev.gradus.core.RandomStreams;
import dev.gradus.core.TimeGrid;
import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.theory.largestep.BinaryData;
import dev.gradus.theory.largestep.GradientDescent;
import dev.gradus.theory.largestep.RiskState;
import dev.gradus.theory.largestep.TwoLayerClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The margin of a network and those of its neurons (Cai et al. 2024, figure 4).
///
/// @param steps when
/// @param network its margin then
/// @param units the margin of each unit by itself
record Neurons(double[] steps, double[] network, double[][] units) {

  static Neurons of(RunResult result) {
    TwoLayerClassifier problem = LargeStepsizeKind.problem(result.configuration());
    long last = result.configuration().get("steps").longValue();
    double[] steps = TimeGrid.logSteps(last, 60).toArray();
    double[] network = new double[steps.length];
    double[][] units = new double[problem.units()][steps.length];
    try (Dynamics<RiskState> dynamics =
        new GradientDescent().start(problem, new RandomStreams(0))) {
      for (int i = 0; i < steps.length; i++) {
        dynamics.advance(steps[i], Long.MAX_VALUE / 2);
        network[i] = PhaseClaims.margin(dynamics.state());
        double[][] w = dynamics.state().weights();
        for (int j = 0; j < w.length; j++) {
          units[j][i] = margin(problem, j, w[j]);
        }
      }
    }
    return new Neurons(steps, network, units);
  }

  private static double margin(TwoLayerClassifier problem, int unit, double[] w) {
    BinaryData data = problem.data();
    double least = Double.POSITIVE_INFINITY;
    double norm = Math.sqrt(Arrays.stream(w).map(weight -> weight * weight).sum());
    for (int i = 0; i < data.size(); i++) {
      double z = 0;
      for (int k = 0; k < w.length; k++) {
        z += w[k] * data.x()[i][k];
      }
      least = Math.min(least, data.y()[i] * problem.signs()[unit] * problem.activation().value(z));
    }
    return least / norm;
  }

  private static Neurons of(Map<String, RunResult> results) {
    return of(Objects.requireNonNull(results.get(LargeStepsizeStudy.NEURONS)));
  }

  static List<Claim> claims(Map<String, RunResult> results) {
    RunResult result = Objects.requireNonNull(results.get(LargeStepsizeStudy.NEURONS));
    Neurons margins = of(results);
    int last = margins.steps.length - 1;
    long separating = Arrays.stream(margins.units).filter(unit -> unit[last] > 0).count();
    return List.of(
        Means.claim(
            "neurons",
            "A network of two neurons separates five points, though neither neuron does: models with"
                + " a margin, of the network and its neurons",
            Relation.EQUAL,
            1,
            new double[] {separating + (margins.network[last] > 0 ? 1 : -1)},
            "of 3 models",
            "run %s, last step; margins %.3g, and %.3g and %.3g"
                .formatted(
                    LargeStepsizeStudy.NEURONS,
                    margins.network[last],
                    margins.units[0][last],
                    margins.units[1][last]),
            result));
  }

  static Figure figure(Map<String, RunResult> results) {
    Neurons margins = of(results);
    List<Series> series = new ArrayList<>();
    series.add(Series.line("network", Kind.MEASURED, margins.steps, margins.network));
    for (int j = 0; j < margins.units.length; j++) {
      series.add(Series.line("neuron " + (j + 1), Kind.MEASURED, margins.steps, margins.units[j]));
    }
    return new Figure(
        "large-stepsize-neurons",
        "Margins of a network and of its neurons",
        "Five points in three dimensions, two neurons, stepsize 3. The smallest margin over the norm"
            + " of the weights, of the network and of each neuron by itself.",
        LargeStepsizeKind.WORDS.axis("t", true),
        new Axis("margin / weight norm", "1", false),
        series);
  }
}
