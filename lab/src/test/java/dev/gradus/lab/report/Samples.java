package dev.gradus.lab.report;

import dev.gradus.lab.report.Claim.Relation;
import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /// One eigenvalue of gradient descent: the error (1 - eta lambda)^(2t) diverges beyond 2/lambda.
  static HeatMap phases() {
    double[] eta = IntStream.range(0, 24).mapToDouble(i -> Math.pow(10, -2 + i / 9.2)).toArray();
    double[] lambda = {1, 2, 4, 8, 16, 32};
    double[][] error = new double[lambda.length][eta.length];
    for (int row = 0; row < lambda.length; row++) {
      for (int column = 0; column < eta.length; column++) {
        double factor = Math.abs(1 - eta[column] * lambda[row]);
        error[row][column] =
            factor > 1 ? Double.NaN : 1e-8 + Math.pow(factor, 20) / (1 + lambda[row]);
      }
    }
    double[] limit = IntStream.range(0, 60).mapToDouble(i -> Math.pow(10, -2 + i / 20.0)).toArray();
    double[] edge = IntStream.range(0, 60).mapToDouble(i -> 2 / limit[i]).toArray();
    return new HeatMap(
        "phases",
        "Large stepsizes diverge where the curvature is large",
        "The error after 10 steps falls with the stepsize up to the limit of stability.",
        new Axis("stepsize", "1", true),
        new Axis("curvature", "1", true),
        "final error",
        "bits",
        true,
        eta,
        lambda,
        error,
        List.of(new HeatMap.Overlay("limit of stability 2/λ", limit, edge)));
  }

  static HeatMap map(String id, boolean logarithmic, double[] xs, double[] ys, double[]... values) {
    return new HeatMap(
        id,
        "title",
        "caption",
        new Axis("a", "1", true),
        new Axis("b", "s", false),
        "v",
        "1",
        logarithmic,
        xs,
        ys,
        values,
        List.of());
  }

  /// Heat maps that no study should draw, and some may.
  static List<HeatMap> awkwardMaps() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    double[] two = {1, 2};
    double[] many = IntStream.range(0, 100).mapToDouble(i -> 0.5 + i * i).toArray();
    double[][] wave = new double[100][100];
    for (int i = 0; i < 10_000; i++) {
      wave[i / 100][i % 100] = Math.sin(i / 500.0);
    }
    return List.of(
        map("one-cell", false, new double[] {3}, new double[] {0}, new double[] {5}),
        map("one-row", true, new double[] {0.1, 1, 10}, new double[] {-4}, new double[] {1, 2, 3}),
        map("one-column", true, new double[] {0.3}, two, new double[] {1}, new double[] {nan}),
        map("all-equal", true, two, two, new double[] {7, 7}, new double[] {7, 7}),
        map("all-zero", false, two, two, new double[] {0, 0}, new double[] {0, 0}),
        map("all-undefined", true, two, two, new double[] {nan, infinity}, new double[] {nan, nan}),
        map("none-positive", true, two, two, new double[] {0, -1}, new double[] {-2, -infinity}),
        map("mixed", true, two, two, new double[] {0, nan}, new double[] {infinity, 1e-5}),
        map("axis-from-zero", false, new double[] {0, 1, 3}, two, new double[3], new double[3]),
        map(
            "extreme-axes",
            true,
            new double[] {1e-300, 1, 1e300},
            new double[] {-1e300, 1e300},
            new double[] {Double.MIN_VALUE, Double.MAX_VALUE, 1e299},
            new double[] {-Double.MAX_VALUE, 1, -0.0}),
        map(
            "extreme-linear",
            false,
            two,
            two,
            new double[] {-1e300, 1e300},
            new double[] {Double.MAX_VALUE, 0}),
        map(
            "nearly-equal",
            false,
            two,
            two,
            new double[] {1, 1},
            new double[] {1, Math.nextUp(1.0)}),
        map("large", false, many, many, wave),
        new HeatMap(
            "hostile-map",
            HOSTILE,
            HOSTILE,
            new Axis(HOSTILE, HOSTILE, true),
            new Axis(HOSTILE, HOSTILE, false),
            HOSTILE,
            HOSTILE,
            true,
            two,
            two,
            new double[][] {{1, nan}, {0, 2}},
            List.of(
                new HeatMap.Overlay(HOSTILE, new double[] {nan, 1, 1e300}, new double[] {1, 1, 2}),
                new HeatMap.Overlay("nothing", new double[0], new double[0]),
                new HeatMap.Overlay(
                    "far", new double[] {-1, 1, infinity}, new double[] {1, 1e300, -1e300}))));
  }

  /// Curves and heat maps that no study should draw.
  static List<Picture> awkwardPictures() {
    return Stream.<Picture>concat(awkward().stream(), awkwardMaps().stream()).toList();
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
        List.of(decay(), phases()));
  }

  static ReportContent awkwardContent() {
    Claim claim =
        new Claim(HOSTILE, HOSTILE, Relation.EQUAL, 1, Double.NaN, Double.NaN, HOSTILE, HOSTILE, 0);
    return new ReportContent(
        HOSTILE,
        HOSTILE,
        List.of(new ReportContent.Fact(HOSTILE, HOSTILE)),
        List.of(claim),
        awkwardPictures());
  }
}
