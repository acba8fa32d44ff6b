package dev.gradus.studies.learningdynamics;

import dev.gradus.lab.RunResult;
import dev.gradus.lab.report.Claim;
import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import dev.gradus.studies.learningdynamics.RandomStarts.Geometry;
import dev.gradus.theory.modes.InitialisationMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// How often random starts fail.
final class StartClaims {
  private static final int[] UNITS = {1, 2, 4, 8};

  /// Claims and figures ask for the same networks.
  private static final Map<Long, List<RandomStarts>> TRAINED = new ConcurrentHashMap<>();

  private StartClaims() {}

  private static List<RandomStarts> trained(RunResult run) {
    return TRAINED.computeIfAbsent(
        run.configuration().get("seed").longValue(),
        seed ->
            IntStream.range(0, Geometry.values().length * UNITS.length)
                .parallel()
                .mapToObj(n ->
                    RandomStarts.train(
                        Geometry.values()[n / UNITS.length], UNITS[n % UNITS.length], seed))
                .toList());
  }

  static List<Claim> of(Map<String, RunResult> results) {
    RunResult run = ModeClaims.run(results, "sigmoid");
    RandomStarts alone = find(run, Geometry.ALONE);
    RandomStarts antipodal = find(run, Geometry.ANTIPODAL);
    RandomStarts orthogonal = find(run, Geometry.ORTHOGONAL);
    String evidence =
        RandomStarts.NETWORKS + " random networks of 4 units, gradient descent to time 150";
    return List.of(
        claim(
            "failing-share",
            "A class by itself is learnt by 1 - (5/8)^h of networks of h units with normal starts",
            Relation.EQUAL,
            Geometry.ALONE.expected(alone.units()),
            alone.learnt(),
            evidence,
            run),
        claim(
            "antipodal-starts",
            "Two opposite classes are both learnt by 1 - 2^(1 - h) of networks of h units: the sign of"
                + " a + z at the start says which one a unit will learn",
            Relation.EQUAL,
            Geometry.ANTIPODAL.expected(antipodal.units()),
            antipodal.learnt(),
            evidence,
            run),
        claim(
            "orthogonal-starts",
            "Two classes at a right angle are both learnt at least as often as the rule for shared"
                + " units says",
            Relation.AT_LEAST,
            Geometry.ORTHOGONAL.expected(orthogonal.units()),
            orthogonal.learnt(),
            evidence,
            run),
        claim(
            "orthogonal-starts-share",
            "and less often than if each class had units of its own",
            Relation.AT_MOST,
            InitialisationMap.unsharedProbability(orthogonal.units()),
            orthogonal.learnt(),
            evidence,
            run));
  }

  private static Claim claim(
      String id,
      String sentence,
      Relation relation,
      double expected,
      double share,
      String evidence,
      RunResult run) {
    double error = RandomStarts.standardError(share);
    return ModeClaims.claim(id, sentence, relation, expected, share, error, evidence, run);
  }

  private static RandomStarts find(RunResult run, Geometry geometry) {
    return trained(run).stream()
        .filter(one -> one.geometry() == geometry && one.units() == 4)
        .findFirst()
        .orElseThrow();
  }

  static Figure figure(Map<String, RunResult> results) {
    RunResult run = ModeClaims.run(results, "sigmoid");
    List<Series> series = new ArrayList<>();
    double[] all = new double[8];
    Arrays.setAll(all, h -> h + 1);
    for (Geometry geometry : Geometry.values()) {
      series.add(
          Series.line(
              name(geometry) + ", closed form",
              Kind.THEORY,
              all,
              Arrays.stream(all).map(h -> geometry.expected((int) h)).toArray()));
    }
    for (Geometry geometry : Geometry.values()) {
      List<RandomStarts> points =
          trained(run).stream().filter(one -> one.geometry() == geometry).toList();
      double[] share = points.stream().mapToDouble(RandomStarts::learnt).toArray();
      double[] error = Arrays.stream(share).map(RandomStarts::standardError).toArray();
      double[] low = new double[share.length];
      double[] high = new double[share.length];
      Arrays.setAll(low, i -> share[i] - 2 * error[i]);
      Arrays.setAll(high, i -> share[i] + 2 * error[i]);
      series.add(
          new Series(
              name(geometry) + ", networks",
              Kind.MEASURED,
              points.stream().mapToDouble(RandomStarts::units).toArray(),
              share,
              low,
              high,
              "2 standard errors"));
    }
    return new Figure(
        "random-starts",
        "How often a random start learns",
        "Share of networks that learn all classes. Between opposite classes no unit is lost; at a right"
            + " angle units die, or are shared, for which the closed form is a rule of thumb.",
        new Axis("hidden units", "1", false),
        new Axis("share that learns", "1", false),
        series);
  }

  private static String name(Geometry geometry) {
    return switch (geometry) {
      case ALONE -> "one class";
      case ANTIPODAL, ORTHOGONAL -> "two classes, " + geometry.name().toLowerCase(Locale.ROOT);
    };
  }
}
