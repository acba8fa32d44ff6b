package dev.gradus.lab.report;

import static dev.gradus.lab.report.Text.markup;

import dev.gradus.lab.report.Figure.Axis;
import dev.gradus.lab.report.Figure.Series;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A figure in a page: the static picture, room for the chart that replaces it where scripts run,
/// the data as a table and as downloads.
final class FigureSection {
  private FigureSection() {}

  static String render(Figure figure) {
    String bands = SvgFigure.bands(figure);
    return """
    <figure data-figure="%1$s" id="figure-%1$s">
    <figcaption><h3>%2$s</h3><p class="caption">%3$s</p></figcaption>
    <div class="chart">
    <div class="tools"></div>
    <div class="axis-label y"><span>%4$s</span><span class="at"></span></div>
    <div class="plot" tabindex="0" role="application" aria-roledescription="interactive chart" \
    aria-label="%2$s. %3$s" aria-describedby="keys-%1$s"></div>
    <div class="axis-label x" aria-hidden="true">%5$s</div>
    <ul class="legend" aria-label="Curves"></ul>
    %6$s<p class="note keys" id="keys-%1$s">Drag to zoom, double-click to reset. Keys on the chart: <kbd>+</kbd> \
    <kbd>−</kbd> zoom, arrows move, <kbd>0</kbd> resets, <kbd>,</kbd> <kbd>.</kbd> step through the points.</p>
    <p class="hidden" aria-live="polite"></p>
    </div>
    <div class="static">%7$s</div>
    <p class="gets"><a class="get" data-get="svg" href="figures/%1$s.svg" download="%1$s.svg">SVG</a>\
    <a class="get" data-get="csv" href="figures/%1$s.csv" download="%1$s.csv">CSV</a></p>
    %8$s<script type="application/json">%9$s</script>
    </figure>
    """
        .formatted(
            figure.id(),
            markup(figure.title()),
            markup(figure.caption()),
            label(figure.y()),
            label(figure.x()),
            bands.isEmpty() ? "" : "<p class=\"note\">" + markup(bands) + "</p>\n",
            SvgFigure.element(figure),
            DataTable.render(figure),
            Text.jsonInScript(json(figure)));
  }

  private static String label(Axis axis) {
    return markup(Text.withUnit(axis.label(), axis.unit()));
  }

  private static String json(Figure figure) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("id", figure.id());
    List<Series> series = figure.series();
    axis(
        root.putObject("x"), figure.x(), AxisRange.ofX(series, false), AxisRange.ofX(series, true));
    axis(
        root.putObject("y"), figure.y(), AxisRange.ofY(series, false), AxisRange.ofY(series, true));
    int[] pairs = Hues.pairs(series);
    List<String> names = Hues.names(series);
    ArrayNode list = root.putArray("series");
    for (int i = 0; i < pairs.length; i++) {
      ObjectNode node = list.addObject();
      node.put("name", names.get(i));
      node.put("kind", series.get(i).kind().name().toLowerCase(Locale.ROOT));
      node.put("pair", pairs[i]);
      node.put("points", series.get(i).x().length);
      node.put("marker", SvgPath.marker(pairs[i], 15, 6));
    }
    root.put("csv", FigureCsv.of(figure));
    return root.toString();
  }

  private static void axis(
      ObjectNode node, Axis axis, @Nullable AxisRange linear, @Nullable AxisRange log) {
    node.put("short", Text.clean(axis.label()));
    node.put("log", axis.logarithmic() && log != null);
    ObjectNode ranges = node.putObject("ranges");
    range(ranges, "linear", linear);
    range(ranges, "log", log);
  }

  private static void range(ObjectNode ranges, String name, @Nullable AxisRange range) {
    if (range == null) {
      ranges.putNull(name);
    } else {
      ranges.putArray(name).add(range.min()).add(range.max());
    }
  }
}
