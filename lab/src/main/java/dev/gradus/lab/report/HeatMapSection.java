package dev.gradus.lab.report;

import static dev.gradus.lab.report.Text.markup;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A heat map in a page: the picture for wide and narrow screens, which a script lets people read
/// cell by cell, the data as a table and as downloads.
final class HeatMapSection {
  private HeatMapSection() {}

  static String render(HeatMap map) {
    String curves = map.overlays().isEmpty() ? "" : FigureCsv.curves(map.overlays());
    return """
    <figure data-figure="%1$s" id="figure-%1$s">
    <figcaption><h3>%2$s</h3><p class="caption">%3$s</p></figcaption>
    <p class="readout" aria-hidden="true"><b></b><span></span></p>
    <div class="map" data-label="%2$s. %3$s" data-keys="keys-%1$s">
    <div class="wide">%4$s</div>
    <div class="narrow">%5$s</div>
    </div>
    <p class="hidden" id="keys-%1$s">Arrow keys move from cell to cell, Home and End to the ends of a row.</p>
    <p class="hidden" aria-live="polite"></p>
    %9$s<p class="gets"><a class="get" data-get="svg" href="figures/%1$s.svg" download="%1$s.svg">SVG</a>\
    <a class="get" data-get="csv" href="figures/%1$s.csv" download="%1$s.csv">CSV</a>%6$s</p>
    %7$s<script type="application/json">%8$s</script>
    </figure>
    """
        .formatted(
            map.id(),
            markup(map.title()),
            markup(map.caption()),
            SvgHeatMap.wide(map),
            SvgHeatMap.narrow(map),
            curves.isEmpty() ? "" : curvesLink(map.id()),
            CellTable.render(map),
            Text.jsonInScript(json(map, curves)),
            map.cells().isEmpty()
                ? ""
                : "<p class=\"note runs\" aria-live=\"polite\">Click a cell, or press Enter on it,"
                    + " to name its runs.</p>\n");
  }

  private static String curvesLink(String id) {
    return "<a class=\"get\" data-get=\"curves\" href=\"figures/%1$s.curves.csv\" download=\"%1$s.curves.csv\">CSV of the curves</a>"
        .formatted(id);
  }

  private static String json(HeatMap map, String curves) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("id", map.id());
    root.put("map", true);
    axis(root.putObject("x"), map.x(), CellAxis.of(map.x(), map.xs()));
    axis(root.putObject("y"), map.y(), CellAxis.of(map.y(), map.ys()));
    ObjectNode value = root.putObject("value");
    value.put("short", Text.clean(map.value()));
    value.put("unit", unit(map.unit()));
    ColourRange colours = ColourRange.of(map);
    ArrayNode places = root.putArray("places");
    for (double[] row : map.values()) {
      for (double one : row) {
        if (colours.look(one) == ColourRange.Look.COLOURED) {
          places.add(Math.round(1000.0 * colours.level(one) / (ColourRange.LEVELS - 1)) / 1000.0);
        } else {
          places.addNull();
        }
      }
    }
    root.put("csv", FigureCsv.of(map));
    root.put("curves", curves);
    ArrayNode cells = root.putArray("cells");
    map.cells().forEach(text -> cells.add(Text.clean(text)));
    return root.toString();
  }

  private static void axis(ObjectNode node, Figure.Axis axis, CellAxis cells) {
    node.put("short", Text.clean(axis.label()));
    node.put("unit", unit(axis.unit()));
    ArrayNode edges = node.putArray("edges");
    for (double edge : cells.fractions()) {
      edges.add(Math.round(edge * 1e6) / 1e6);
    }
  }

  private static String unit(String unit) {
    return unit.isBlank() || unit.equals("1") ? "" : " " + Text.clean(unit);
  }
}
