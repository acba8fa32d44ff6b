package dev.gradus.lab.report;

import dev.gradus.lab.report.Figure.Kind;
import dev.gradus.lab.report.Figure.Series;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A figure as a static picture, legible in light and dark, with the text kept as text.
///
/// Theory is a line, a measurement markers on a faint line, kept at least 9 pixels apart; the line
/// goes through all of them. Curves end in their names where there is room for that, else there is
/// a legend.
public final class SvgFigure {
  private static final double WIDTH = 720;
  private static final double PLOT_HEIGHT = 330;
  private static final double CHARACTER = SvgCanvas.CHARACTER;
  private static final double LABEL_SPACING = 16;
  private static final double MARKER_SPACING = 9;
  private static final int LONGEST_DIRECT_LABEL = 24;

  private final Figure figure;
  private final List<String> names;
  private final int[] pairs;
  private final AxisRange x;
  private final AxisRange y;
  private final SvgCanvas canvas = new SvgCanvas();
  private final double left;
  private double right = WIDTH - 18;
  private double top;

  private SvgFigure(Figure figure) {
    this.figure = figure;
    names = Hues.names(figure.series());
    pairs = Hues.pairs(figure.series());
    x = range(AxisRange.ofX(figure.series(), figure.x().logarithmic()));
    y = range(AxisRange.ofY(figure.series(), figure.y().logarithmic()));
    int longest =
        Tick.of(y, 6).stream()
            .mapToInt(tick -> tick.base().length() + tick.exponent().length())
            .max()
            .orElse(1);
    left = 22 + CHARACTER * longest;
  }

  private static AxisRange range(@Nullable AxisRange found) {
    return found == null ? new AxisRange(0.1, 10, true) : found;
  }

  /// The picture as a complete SVG 1.1 document.
  public static String render(Figure figure) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(figure) + "\n";
  }

  /// The picture as an `svg` element, to stand inside a page.
  static String element(Figure figure) {
    return new SvgFigure(figure).draw();
  }

  private String draw() {
    canvas.title(18, 26, figure.title(), WIDTH - 36);
    boolean direct = labelsFit();
    top = direct ? 62 : 62 + legend();
    canvas.text(18, top - 14, "gf-label", "start", SvgCanvas.axisLabel(figure.y()));
    axes();
    canvas.add(
        "<clipPath id=\"gf-clip-%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>"
            .formatted(figure.id(), n(left), n(top - 6), n(right - left + 6), n(PLOT_HEIGHT + 12)));
    canvas.add("<g clip-path=\"url(#gf-clip-%s)\">".formatted(figure.id()));
    curves();
    canvas.add("</g>");
    if (direct) {
      directLabels();
    }
    double bottom = top + PLOT_HEIGHT;
    canvas.text(
        (left + right) / 2, bottom + 44, "gf-label", "middle", SvgCanvas.axisLabel(figure.x()));
    double height = bottom + 60;
    String bands = bands(figure);
    if (!bands.isEmpty()) {
      canvas.text(18, bottom + 68, "gf-note", "start", Text.markup(bands));
      height += 20;
    }
    return canvas.element(figure.id(), figure, WIDTH, height, 0, SvgStyle.CSS);
  }

  /// What the bands of a figure are, in a sentence; empty where there are none.
  static String bands(Figure figure) {
    var bands = new TreeSet<String>();
    figure.series().stream()
        .filter(series -> series.low() != null && !series.band().isBlank())
        .forEach(series -> bands.add(Text.clean(series.band()).replace("+-", "±")));
    return bands.isEmpty() ? "" : "Bands: " + String.join("; ", bands) + ".";
  }

  private double px(double value) {
    return left + x.at(value) * (right - left);
  }

  private double py(double value) {
    double at = Math.clamp(y.at(value), -1.0, 2.0);
    return top + (1 - at) * PLOT_HEIGHT;
  }

  private void axes() {
    double bottom = top + PLOT_HEIGHT;
    for (Tick tick : Tick.of(y, 6)) {
      canvas.line("gf-grid", left, py(tick.value()), right, py(tick.value()));
      canvas.label(left - 8, py(tick.value()) + 4, "end", tick);
    }
    int room = (int) ((right - left) / (x.logarithmic() ? 62 : 78));
    for (Tick tick : Tick.of(x, Math.max(2, room))) {
      canvas.line("gf-grid", px(tick.value()), top, px(tick.value()), bottom);
      canvas.line("gf-axis", px(tick.value()), bottom, px(tick.value()), bottom + 5);
      canvas.label(px(tick.value()), bottom + 20, "middle", tick);
    }
    for (double value : Tick.minor(x)) {
      canvas.line("gf-axis", px(value), bottom, px(value), bottom + 3);
    }
    for (double value : Tick.minor(y)) {
      canvas.line("gf-axis", left - 3, py(value), left, py(value));
    }
    canvas.line("gf-axis", left, bottom, right, bottom);
    if (figure.series().stream().allMatch(series -> series.x().length == 0)) {
      canvas.text((left + right) / 2, top + PLOT_HEIGHT / 2, "gf-label", "middle", "no data");
    }
  }

  private void curves() {
    for (int i = 0; i < pairs.length; i++) {
      Series series = figure.series().get(i);
      path(series, "gf-band gf-f" + hue(i), true);
    }
    for (Kind kind : List.of(Kind.MEASURED, Kind.THEORY)) {
      for (int i = 0; i < pairs.length; i++) {
        if (figure.series().get(i).kind() == kind) {
          String look = kind == Kind.THEORY ? "gf-theory gf-d" + dash(i) : "gf-through";
          path(figure.series().get(i), look + " gf-s" + hue(i), false);
        }
      }
    }
    for (int i = 0; i < pairs.length; i++) {
      if (figure.series().get(i).kind() == Kind.MEASURED) {
        markers(figure.series().get(i), i);
      }
    }
  }

  private void path(Series series, String look, boolean band) {
    double[] low = band ? series.low() : series.y();
    double[] high = band ? series.high() : series.y();
    if (low == null || high == null) {
      return;
    }
    var path = new SvgPath(band);
    for (int j = 0; j < series.x().length; j++) {
      if (!x.shows(series.x()[j])) {
        continue;
      }
      boolean there = band ? y.shows(high[j]) && Math.abs(low[j]) < 1e300 : y.shows(low[j]);
      if (there) {
        path.add(px(series.x()[j]), py(high[j]), py(y.shows(low[j]) ? low[j] : y.min()));
      } else {
        path.gap();
      }
    }
    String d = path.end();
    if (!d.isEmpty()) {
      canvas.add("<path class=\"%s\" d=\"%s\"/>".formatted(look, d));
    }
  }

  private void markers(Series series, int i) {
    StringBuilder d = new StringBuilder();
    double last = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < series.x().length; j++) {
      if (x.shows(series.x()[j]) && y.shows(series.y()[j])) {
        double at = px(series.x()[j]);
        if (at - last >= MARKER_SPACING) {
          d.append(SvgPath.marker(pairs[i], at, py(series.y()[j])));
          last = at;
        }
      }
    }
    if (!d.isEmpty()) {
      canvas.add("<path class=\"gf-marker gf-s%d\" d=\"%s\"/>".formatted(hue(i), d));
    }
  }

  /// Draws the legend under the title and returns the height it took.
  private double legend() {
    double at = 18;
    double line = 50;
    for (int i : byPair()) {
      double width = 36 + CHARACTER * names.get(i).length() + 22;
      if (at > 18 && at + width > WIDTH) {
        at = 18;
        line += 20;
      }
      if (figure.series().get(i).kind() == Kind.THEORY) {
        canvas.add(
            "<path class=\"gf-theory gf-d%d gf-s%d\" d=\"M%s %sh28\"/>"
                .formatted(dash(i), hue(i), n(at), n(line - 4)));
      } else {
        canvas.add(
            "<path class=\"gf-through gf-s%d\" d=\"M%s %sh28\"/>"
                .formatted(hue(i), n(at), n(line - 4)));
        canvas.add(
            "<path class=\"gf-marker gf-s%d\" d=\"%s\"/>"
                .formatted(hue(i), SvgPath.marker(pairs[i], at + 14, line - 4)));
      }
      canvas.text(at + 36, line, "gf-name", "start", Text.markup(names.get(i)));
      at += width;
    }
    return line - 24;
  }

  /// Curves of a pair stand side by side in the legend.
  private int[] byPair() {
    return IntStream.range(0, pairs.length)
        .boxed()
        .sorted(Comparator.comparingInt(i -> pairs[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private boolean labelsFit() {
    if (pairs.length == 0
        || pairs.length > 5
        || IntStream.of(pairs).distinct().count() < pairs.length) {
      return false;
    }
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    if (longest > LONGEST_DIRECT_LABEL) {
      return false;
    }
    var heights = new TreeSet<Double>();
    for (int i = 0; i < pairs.length; i++) {
      int last = lastShown(figure.series().get(i));
      if (last < 0 || x.at(figure.series().get(i).x()[last]) < 0.85) {
        return false;
      }
      heights.add(y.at(figure.series().get(i).y()[last]) * PLOT_HEIGHT);
    }
    double before = Double.NEGATIVE_INFINITY;
    for (double height : heights) {
      if (height - before < LABEL_SPACING) {
        return false;
      }
      before = height;
    }
    right = WIDTH - 30 - CHARACTER * longest;
    return heights.size() == pairs.length;
  }

  private void directLabels() {
    for (int i = 0; i < pairs.length; i++) {
      Series series = figure.series().get(i);
      int last = lastShown(series);
      canvas.text(
          right + 10,
          py(series.y()[last]) + 4,
          "gf-name gf-f" + hue(i),
          "start",
          Text.markup(names.get(i)));
    }
  }

  private int lastShown(Series series) {
    for (int j = series.x().length - 1; j >= 0; j--) {
      if (x.shows(series.x()[j]) && y.shows(series.y()[j])) {
        return j;
      }
    }
    return -1;
  }

  private int hue(int i) {
    return pairs[i] % Hues.COUNT;
  }

  private int dash(int i) {
    return pairs[i] % SvgStyle.DASHES;
  }

  private static String n(double value) {
    return SvgCanvas.n(value);
  }
}
