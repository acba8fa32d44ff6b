package dev.gradus.lab.report;

/// A static picture while it is drawn: marks, text and what encloses them.
final class SvgCanvas {
  private static final double TITLE_SIZE = 16;

  /// Mean width of a bold letter, over its size.
  private static final double TITLE_EM = 0.62;

  /// Pixels of an average character, for layout without fonts at hand.
  static final double CHARACTER = 6.9;

  private final StringBuilder out = new StringBuilder();

  void add(String markup) {
    out.append(markup).append('\n');
  }

  void line(String look, double x1, double y1, double x2, double y2) {
    add(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(look, n(x1), n(y1), n(x2), n(y2)));
  }

  void rect(String look, double x, double y, double width, double height) {
    add(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(look, n(x), n(y), n(width), n(height)));
  }

  /// Text that is markup already.
  void text(double atX, double atY, String look, String anchor, String markup) {
    add(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(look, n(atX), n(atY), anchor, markup));
  }

  /// A picture's title, smaller where it would not fit into its room.
  void title(double atX, double atY, String title, double room) {
    double size = Math.clamp(room / (TITLE_EM * title.length()), 9, TITLE_SIZE);
    add(
        "<text class=\"gf-title\" x=\"%s\" y=\"%s\"%s>%s</text>"
            .formatted(
                n(atX),
                n(atY),
                size < TITLE_SIZE ? " style=\"font-size:" + n(size) + "px\"" : "",
                Text.markup(title)));
  }

  void label(double atX, double atY, String anchor, Tick tick) {
    String base = tick.base().replace('-', '−');
    String raised =
        tick.exponent().isEmpty()
            ? ""
            : "<tspan class=\"gf-power\" dy=\"-5\">"
                + tick.exponent().replace('-', '−')
                + "</tspan>";
    text(atX, atY, "gf-tick", anchor, base + raised);
  }

  /// What was drawn, in an `svg` element.
  ///
  /// @param id unique in the page
  /// @param hidden how much of the top is cut off; the whole is then in `data-whole`
  String element(
      String id, Picture picture, double width, double height, double hidden, String css) {
    String whole = "0 0 %s %s".formatted(n(width), n(height));
    String shown = "0 %s %s %s".formatted(n(hidden), n(width), n(height - hidden));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" class="gf" viewBox="%1$s" width="%2$s" height="%3$s" \
    %8$srole="img" aria-labelledby="gf-title-%4$s gf-desc-%4$s">
    <title id="gf-title-%4$s">%5$s</title>
    <desc id="gf-desc-%4$s">%6$s</desc>
    <style>%7$s</style>
    <rect class="gf-back" width="100%%" height="100%%"/>
    %9$s</svg>\
    """
        .formatted(
            shown,
            n(width),
            n(height - hidden),
            id,
            Text.markup(picture.title()),
            Text.markup(picture.caption()),
            css,
            hidden == 0 ? "" : "data-whole=\"" + whole + "\" ",
            out);
  }

  static String axisLabel(Figure.Axis axis) {
    return Text.markup(Text.withUnit(axis.label(), axis.unit()));
  }

  static String n(double value) {
    return SvgPath.number(value);
  }
}
