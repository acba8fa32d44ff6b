package dev.gradus.lab.report;

import java.util.List;

/// The style sheet inside each picture. A picture in a page shares it with all the others there, so
/// every name begins with `gf`.
final class SvgStyle {
  private static final List<String> DASH = List.of("none", "9 4", "3 3", "9 3 2 3");
  static final int DASHES = DASH.size();
  static final String CSS = css();

  /// What heat maps need beside it. Their colours are the same in light and dark.
  static final String HEAT_MAP =
      """
      .gf .gf-cells{shape-rendering:crispEdges}
      .gf .gf-bordered{stroke-width:1}
      .gf .gf-frame,.gf .gf-bar,.gf .gf-swatch{stroke-width:1;shape-rendering:crispEdges}
      .gf .gf-frame{fill:none}
      .gf .gf-casing{stroke:#14171c;stroke-width:4.6;stroke-linecap:round}
      .gf .gf-over{stroke:#fff;stroke-width:2.2}
      .gf .gf-hatch{stroke-width:2.4}
      """
          + map(Hues.LIGHT_BACKGROUND, "#8a929c", "#eef0f2", "#a4abb4")
          + "@media screen and (prefers-color-scheme:dark){\n"
          + map(Hues.DARK_BACKGROUND, "#7d8691", "#262b32", "#5a636e")
          + "}\n";

  private SvgStyle() {}

  private static String css() {
    StringBuilder css =
        new StringBuilder(
            """

            .gf text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:13px;font-variant-numeric:tabular-nums}
            .gf .gf-title{font-size:16px;font-weight:600}
            .gf .gf-note{font-size:12px}
            .gf .gf-power{font-size:9px}
            .gf path{fill:none;stroke-linejoin:round}
            .gf .gf-theory{stroke-width:1.8;stroke-linecap:round}
            .gf .gf-through{stroke-width:1;stroke-opacity:.45}
            .gf .gf-marker{stroke-width:1.4}
            .gf .gf-band{fill-opacity:.16;stroke:none}
            .gf .gf-axis,.gf .gf-grid{stroke-width:1}
            """);
    for (int i = 1; i < DASHES; i++) {
      css.append(".gf .gf-d%d{stroke-dasharray:%s}\n".formatted(i, DASH.get(i)));
    }
    css.append(
        colours(Hues.LIGHT, Hues.LIGHT_BACKGROUND, "#1a1d21", "#4d5560", "#8a929c", "#e4e7eb"));
    css.append("@media screen and (prefers-color-scheme:dark){\n");
    css.append(
        colours(Hues.DARK, Hues.DARK_BACKGROUND, "#eceff3", "#b3bbc5", "#7d8691", "#2c3138"));
    return css.append("}\n").toString();
  }

  private static String colours(
      List<String> hues, String back, String ink, String soft, String axis, String grid) {
    StringBuilder css = new StringBuilder();
    css.append(".gf .gf-back,.gf .gf-marker{fill:%s}\n".formatted(back));
    css.append(".gf text{fill:%s}\n".formatted(ink));
    css.append(".gf .gf-tick,.gf .gf-label,.gf .gf-note{fill:%s}\n".formatted(soft));
    css.append(".gf .gf-axis{stroke:%s}\n.gf .gf-grid{stroke:%s}\n".formatted(axis, grid));
    for (int i = 0; i < hues.size(); i++) {
      css.append(
          ".gf .gf-s%d{stroke:%s}.gf .gf-f%d{fill:%s}\n".formatted(i, hues.get(i), i, hues.get(i)));
    }
    return css.toString();
  }

  private static String map(String back, String axis, String hatched, String hatch) {
    return """
    .gf .gf-bordered{stroke:%1$s}
    .gf .gf-frame,.gf .gf-bar,.gf .gf-swatch{stroke:%2$s}
    .gf .gf-hatched{fill:%3$s}
    .gf .gf-hatch{stroke:%4$s}
    """
        .formatted(back, axis, hatched, hatch);
  }
}
