package dev.gradus.lab.report;

import java.util.List;

/// The style sheet inside each picture. A picture in a page shares it with all the others there, so
/// every name begins with `gf`.
final class SvgStyle {
  private static final List<String> DASH = List.of("none", "9 4", "3 3", "9 3 2 3");
  static final int DASHES = DASH.size();
  static final String CSS = css();

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
}
