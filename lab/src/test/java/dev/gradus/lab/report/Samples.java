package dev.gradus.lab.report;

import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import java.util.stream.IntStream;

/// Content for reports, from closed forms.
final class Samples {
  static final String HOSTILE =
      "</script><script>alert(1)</script> \"'&<img src=x onerror=alert(1)> ]]> \u0000\u001b[31m\uD800 , \n,x";

  private Samples() {}

  /// A power law 1/(1+t) and points beside it with a band of 10 %.
  static Figure decay() {
    double[] t = IntStream.range(0, 200).mapToDouble(i -> Math.pow(10, -2 + i / 40.0)).toArray();
    double[] seen = IntStream.range(0, 20).mapToDouble(i -> Math.pow(10, -2 + i / 4.0)).toArray();
    return new Figure(
        "decay",
        "The error decays as a power law",
        "After t = 1 the error falls as 1/t.",
        new Axis("training time", "steps/N", true),
        new Axis("generalisation error", "1", true),
        List.of(
            Series.line("theory", Kind.THEORY, t, decayed(t, 1)),
            new Series(
                "SGD",
                Kind.MEASURED,
                seen,
                decayed(seen, 1.01),
                decayed(seen, 0.9),
                decayed(seen, 1.1),
                "mean +- 2 s.e. over 8 seeds")));
  }

  private static double[] decayed(double[] t, double factor) {
    return IntStream.range(0, t.length).mapToDouble(i -> factor / (1 + t[i])).toArray();
  }

  static Figure of(String id, Series... series) {
    return new Figure(
        id,
        "title",
        "caption",
        new Axis("t", "1", true),
        new Axis("y", "bits", true),
        List.of(series));
  }

  /// Figures that no study should draw, and some may.
  static List<Figure> awkward() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    double[] many = IntStream.range(0, 100_000).mapToDouble(i -> i).toArray();
    double[] wave = IntStream.range(0, 100_000).mapToDouble(i -> 2 + Math.sin(i / 500.0)).toArray();
    double[] three = {1, 2, 3};
    return List.of(
        of("nothing"),
        of("empty-series", Series.line("a", Kind.THEORY, new double[0], new double[0])),
        of("one-point", Series.line("a", Kind.MEASURED, new double[] {5}, new double[] {2})),
        of("constant", Series.line("a", Kind.THEORY, three, new double[] {4, 4, 4})),
        of("zero", Series.line("a", Kind.MEASURED, three, new double[] {0, 0, 0})),
        of("negative", Series.line("a", Kind.MEASURED, three, new double[] {-1, -2, -3})),
        of("gaps", Series.line("a", Kind.THEORY, three, new double[] {1, nan, 3})),
        of("all-nan", Series.line("a", Kind.MEASURED, three, new double[] {nan, nan, nan})),
        of(
            "infinite",
            new Series(
                "a",
                Kind.MEASURED,
                new double[] {nan, 1, 2, infinity},
                new double[] {1, infinity, 2, 3},
                new double[] {-infinity, 0, nan, 1},
                new double[] {1, infinity, 3, 1},
                "band")),
        of(
            "extreme",
            Series.line(
                "a",
                Kind.THEORY,
                new double[] {Double.MIN_VALUE, 1, Double.MAX_VALUE},
                new double[] {-Double.MAX_VALUE, Double.MIN_VALUE, Double.MAX_VALUE})),
        of("repeated-x", Series.line("a", Kind.THEORY, new double[] {1, 1, 2}, three)),
        of("many", new Series("a", Kind.MEASURED, many, wave, wave, wave, "band")),
        new Figure(
            "hostile",
            HOSTILE,
            HOSTILE,
            new Axis(HOSTILE, HOSTILE, true),
            new Axis(HOSTILE, HOSTILE, false),
            List.of(
                new Series(HOSTILE, Kind.THEORY, three, three, three, three, HOSTILE),
                Series.line(HOSTILE, Kind.MEASURED, three, three))));
  }

  static Claim claim(Relation relation, double expected, double measured, double standardError) {
    return new Claim(
        "final-error",
        "The final error is the one of the theory.",
        relation,
        expected,
        measured,
        standardError,
        "1",
        "8 seeds",
        1.5);
  }

  static ReportContent content() {
    return new ReportContent(
        "Learning in steps",
        "Theory beside experiment.",
        List.of(new ReportContent.Fact("seeds", "0–7")),
        List.of(claim(Relation.EQUAL, 0.0191, 0.0192, 0.0003)),
        List.of(decay()));
  }

  static ReportContent awkwardContent() {
    Claim claim =
        new Claim(HOSTILE, HOSTILE, Relation.EQUAL, 1, Double.NaN, Double.NaN, HOSTILE, HOSTILE, 0);
    return new ReportContent(
        HOSTILE,
        HOSTILE,
        List.of(new ReportContent.Fact(HOSTILE, HOSTILE)),
        List.of(claim),
        awkward());
  }
}
