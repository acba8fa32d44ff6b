package dev.gradus.lab.report;

import static dev.gradus.lab.report.SvgCanvas.CHARACTER;
import static dev.gradus.lab.report.SvgCanvas.n;

import dev.gradus.lab.report.ColourRange.Look;
import dev.gradus.lab.report.HeatMap.Overlay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A heat map as a static picture, legible in light and dark: colour bar, legend, cells, curves.
final class SvgHeatMap {
  private static final double WIDE = 560;
  private static final double NARROW = 360;
  private static final double SQUARE = 420;
  private static final int MOST_SWATCHES = 4;
  private static final double TITLE = 36;
  private static final double SIDE = 14;
  private static final double BAR = 14;
  private static final double SMALLEST_BORDERED = 6;
  private static final double WIDEST_DIGIT = 8.3;
  private static final int STOPS = 24;

  private final HeatMap map;
  private final String id;
  private final double width;
  private final CellAxis x;
  private final CellAxis y;
  private final ColourRange colours;
  private final SvgCanvas canvas = new SvgCanvas();
  private final List<Tick> yTicks;
  private final double left;
  private final double right;
  private final double plotHeight;
  private double top;

  private SvgHeatMap(HeatMap map, String id, double width) {
    this.map = map;
    this.id = id;
    this.width = width;
    x = CellAxis.of(map.x(), map.xs());
    y = CellAxis.of(map.y(), map.ys());
    colours = ColourRange.of(map);
    boolean square =
        map.xs().length > 1
            && map.ys().length > 1
            && isPlane(x.range(), y.range())
            && map.x().unit().equals(map.y().unit());
    double usual = width == WIDE ? 340 : 270;
    yTicks = y.ticks(usual, 44);
    int longest =
        yTicks.stream()
            .mapToInt(tick -> tick.base().length() + tick.exponent().length())
            .max()
            .orElse(1);
    left = SIDE + 8 + CHARACTER * longest;
    right = square ? Math.min(width - SIDE, left + SQUARE) : width - SIDE;
    plotHeight = square ? right - left : usual;
  }

  /// Whether the axes span the same linear range, so that a circle should look like one.
  private static boolean isPlane(AxisRange x, AxisRange y) {
    double span = x.max() - x.min();
    return !x.logarithmic()
        && !y.logarithmic()
        && Math.abs(y.max() - y.min() - span) <= 0.02 * span;
  }

  /// The picture as a complete SVG 1.1 document.
  static String render(HeatMap map) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + new SvgHeatMap(map, map.id(), WIDE).draw(0)
        + "\n";
  }

  /// The picture for a page, without its title, as the page has it.
  static String wide(HeatMap map) {
    return new SvgHeatMap(map, map.id(), WIDE).draw(TITLE);
  }

  /// The same for a narrow screen, with text as large.
  static String narrow(HeatMap map) {
    return new SvgHeatMap(map, map.id() + "-narrow", NARROW).draw(TITLE);
  }

  private String draw(double hidden) {
    canvas.title(SIDE, 24, map.title(), width - 2 * SIDE);
    definitions();
    top = legend(colourBar(TITLE + 16)) + 36;
    canvas.text(SIDE, top - 12, "gf-label", "start", SvgCanvas.axisLabel(map.y()));
    cells();
    overlays();
    axes();
    double bottom = top + plotHeight;
    canvas.text(
        (left + right) / 2, bottom + 42, "gf-label", "middle", SvgCanvas.axisLabel(map.x()));
    return canvas.element(id, map, width, bottom + 56, hidden, SvgStyle.CSS + SvgStyle.HEAT_MAP);
  }

  private void definitions() {
    canvas.add("<defs>");
    canvas.add(
        ("<pattern id=\"gf-hatch-%s\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                + "patternTransform=\"rotate(45)\"><rect class=\"gf-hatched\" width=\"6\" height=\"6\"/>"
                + "<path class=\"gf-hatch\" d=\"M0 0v6\"/></pattern>")
            .formatted(id));
    canvas.add("<linearGradient id=\"gf-scale-%s\">".formatted(id));
    for (int i = 0; i <= STOPS; i++) {
      double at = (double) i / STOPS;
      canvas.add(
          "<stop offset=\"%s\" stop-color=\"%s\"/>"
              .formatted(Math.round(at * 1e4) / 1e4, ColourScale.at(at)));
    }
    canvas.add("</linearGradient>\n</defs>");
  }

  /// Draws what the colours mean and returns where it ends.
  private double colourBar(double from) {
    canvas.text(
        SIDE, from, "gf-label", "start", Text.markup(Text.withUnit(map.value(), map.unit())));
    AxisRange range = colours.range();
    if (range == null) {
      return from;
    }
    List<Double> levels =
        Arrays.stream(map.values())
            .flatMapToDouble(Arrays::stream)
            .filter(value -> colours.look(value) == Look.COLOURED)
            .distinct()
            .limit(MOST_SWATCHES + 1)
            .sorted()
            .boxed()
            .toList();
    if (levels.size() <= MOST_SWATCHES) {
      return swatches(levels, from + 22);
    }
    double bar = from + 12;
    double length = right - left;
    canvas.add(
        ("<rect class=\"gf-bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" "
                + "style=\"fill:url(#gf-scale-%s)\"/>")
            .formatted(n(left), n(bar), n(length), n(BAR), id));
    for (Tick tick : fitting(range, length)) {
      double at = left + range.at(tick.value()) * length;
      double half = labelWidth(tick) / 2;
      canvas.line("gf-axis", at, bar + BAR, at, bar + BAR + 5);
      canvas.label(Math.clamp(at, half + 2, width - half - 2), bar + BAR + 19, "middle", tick);
    }
    for (double value : Tick.minor(range)) {
      double at = left + range.at(value) * length;
      canvas.line("gf-axis", at, bar + BAR, at, bar + BAR + 3);
    }
    return bar + BAR + 22;
  }

  /// A few values need no scale between them.
  private double swatches(List<Double> levels, double line) {
    double at = SIDE;
    for (double level : levels) {
      String name = Numbers.significant(level, 4);
      canvas.add(
          "<rect class=\"gf-swatch\" x=\"%s\" y=\"%s\" width=\"30\" height=\"13\" style=\"%s\"/>"
              .formatted(n(at), n(line - 11), fill(level)));
      canvas.text(at + 38, line, "gf-name", "start", name);
      at += 38 + CHARACTER * name.length() + 18;
    }
    return line + 2;
  }

  /// As many ticks as their labels leave room for; none where not even two find room.
  private static List<Tick> fitting(AxisRange range, double length) {
    for (int about = (int) (length / 64); about >= 1; about--) {
      List<Tick> ticks = Tick.of(range, about);
      double needed = ticks.stream().mapToDouble(SvgHeatMap::labelWidth).max().orElse(0) + 12;
      if (needed * (ticks.size() - 1) <= length) {
        return ticks.stream()
            .filter(tick -> tick.value() >= range.min() && tick.value() <= range.max())
            .toList();
      }
    }
    return List.of();
  }

  private static double labelWidth(Tick tick) {
    return WIDEST_DIGIT * (tick.base().length() + 0.7 * tick.exponent().length());
  }

  /// Draws what hatches and curves mean and returns where it ends.
  private double legend(double from) {
    var looks = EnumSet.noneOf(Look.class);
    Arrays.stream(map.values())
        .flatMapToDouble(Arrays::stream)
        .forEach(value -> looks.add(colours.look(value)));
    looks.remove(Look.COLOURED);
    List<String> names = new ArrayList<>(looks.stream().map(Look::legend).toList());
    map.overlays().forEach(overlay -> names.add(Text.clean(overlay.name())));
    List<Look> swatches = List.copyOf(looks);
    double at = SIDE;
    double line = from + 22;
    for (int i = 0; i < names.size(); i++) {
      double needed = 38 + CHARACTER * names.get(i).length() + 18;
      if (at > SIDE && at + needed > width) {
        at = SIDE;
        line += 22;
      }
      if (i < swatches.size()) {
        canvas.add(
            "<rect class=\"gf-swatch\" x=\"%s\" y=\"%s\" width=\"30\" height=\"13\" style=\"%s\"/>"
                .formatted(n(at), n(line - 11), fill(swatches.get(i))));
      } else {
        curve("M%s %sh30".formatted(n(at), n(line - 4)), i - swatches.size());
      }
      canvas.text(at + 38, line, "gf-name", "start", Text.markup(names.get(i)));
      at += needed;
    }
    return names.isEmpty() ? from : line + 6;
  }

  private void cells() {
    double[] across = pixels(x.fractions(), left, right);
    double[] up = pixels(y.fractions(), top + plotHeight, top);
    boolean bordered = Math.min(smallest(across), smallest(up)) >= SMALLEST_BORDERED;
    Map<String, StringBuilder> paths = new TreeMap<>();
    for (int row = 0; row < map.ys().length; row++) {
      for (int column = 0; column < map.xs().length; column++) {
        paths
            .computeIfAbsent(fill(map.values()[row][column]), key -> new StringBuilder())
            .append('M')
            .append(n(across[column]))
            .append(' ')
            .append(n(up[row]))
            .append('H')
            .append(n(across[column + 1]))
            .append('V')
            .append(n(up[row + 1]))
            .append('H')
            .append(n(across[column]))
            .append('z');
      }
    }
    canvas.add("<g class=\"gf-cells%s\">".formatted(bordered ? " gf-bordered" : ""));
    paths.forEach((fill, d) -> canvas.add("<path style=\"%s\" d=\"%s\"/>".formatted(fill, d)));
    canvas.add("</g>");
    canvas.rect("gf-frame", left, top, right - left, plotHeight);
  }

  private String fill(double value) {
    Look look = colours.look(value);
    return look == Look.COLOURED ? "fill:" + ColourRange.colour(colours.level(value)) : fill(look);
  }

  private String fill(Look look) {
    return look == Look.UNDEFINED ? "fill:url(#gf-hatch-" + id + ")" : "fill:#8f959d";
  }

  private static double[] pixels(double[] fractions, double from, double to) {
    return Arrays.stream(fractions).map(f -> from + f * (to - from)).toArray();
  }

  private static double smallest(double[] edges) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < edges.length; i++) {
      smallest = Math.min(smallest, Math.abs(edges[i] - edges[i - 1]));
    }
    return smallest;
  }

  private void overlays() {
    canvas.add("<clipPath id=\"gf-clip-%s\">".formatted(id));
    canvas.rect("gf-clip", left, top, right - left, plotHeight);
    canvas.add("</clipPath>\n<g clip-path=\"url(#gf-clip-%s)\">".formatted(id));
    for (int i = 0; i < map.overlays().size(); i++) {
      Overlay overlay = map.overlays().get(i);
      var path = new SvgPath(false);
      for (int j = 0; j < overlay.xs().length; j++) {
        if (x.shows(overlay.xs()[j]) && y.shows(overlay.ys()[j])) {
          double py = top + (1 - place(y, overlay.ys()[j])) * plotHeight;
          path.add(left + place(x, overlay.xs()[j]) * (right - left), py, py);
        } else {
          path.gap();
        }
      }
      String d = path.end();
      if (!d.isEmpty()) {
        curve(d, i);
      }
    }
    canvas.add("</g>");
  }

  /// Far outside the plot all places are one, so that no coordinate overflows.
  private static double place(CellAxis axis, double value) {
    return Math.clamp(axis.at(value), -20.0, 21.0);
  }

  /// A light line on a dark one stands out from every colour of the scale.
  private void curve(String d, int i) {
    canvas.add("<path class=\"gf-casing\" d=\"%s\"/>".formatted(d));
    canvas.add("<path class=\"gf-over gf-d%d\" d=\"%s\"/>".formatted(i % SvgStyle.DASHES, d));
  }

  private void axes() {
    double bottom = top + plotHeight;
    for (Tick tick : yTicks) {
      double at = bottom - y.at(tick.value()) * plotHeight;
      canvas.line("gf-axis", left - 4, at, left, at);
      canvas.label(left - 8, at + 4, "end", tick);
    }
    for (Tick tick : x.ticks(right - left, x.range().logarithmic() ? 58 : 66)) {
      double at = left + x.at(tick.value()) * (right - left);
      canvas.line("gf-axis", at, bottom, at, bottom + 5);
      canvas.label(at, bottom + 20, "middle", tick);
    }
    for (double value : x.minor()) {
      double at = left + x.at(value) * (right - left);
      canvas.line("gf-axis", at, bottom, at, bottom + 3);
    }
    for (double value : y.minor()) {
      double at = bottom - y.at(value) * plotHeight;
      canvas.line("gf-axis", left - 3, at, left, at);
    }
  }
}
