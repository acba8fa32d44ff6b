package dev.gradus.lab.report;

/// The data of an SVG path through many points, thinned to what a half-pixel column can show:
/// first, highest, lowest and last point of it.
final class SvgPath {
  private static final double COLUMN = 0.5;
  private static final double RADIUS = 3.4;

  private final boolean area;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder back = new StringBuilder();
  private boolean open;
  private double column = Double.NaN;
  private double firstX;
  private double first;
  private double lastX;
  private double last;
  private double upper;
  private double lower;
  private int count;
  private int corners;

  /// A line, or the closed area between an upper and a lower edge.
  SvgPath(boolean area) {
    this.area = area;
  }

  /// The next point; for a line both edges are the same.
  void add(double x, double yUpper, double yLower) {
    double here = Math.floor(x / COLUMN);
    if (here != column) {
      flush();
      column = here;
      firstX = x;
      first = yUpper;
      upper = yUpper;
      lower = yLower;
    }
    count++;
    lastX = x;
    last = yUpper;
    upper = Math.min(upper, yUpper);
    lower = Math.max(lower, yLower);
  }

  /// Ends the current piece, a dot where it is a single point; the next point begins another.
  void gap() {
    flush();
    column = Double.NaN;
    if (open && area) {
      out.append(back).append('Z');
      back.setLength(0);
    } else if (open && corners == 1) {
      out.append("h0");
    }
    open = false;
    corners = 0;
  }

  String end() {
    gap();
    return out.toString();
  }

  private void flush() {
    if (count == 0) {
      return;
    }
    if (area) {
      to(firstX, upper);
      back.insert(0, "L" + number(firstX) + " " + number(lower));
    } else if (count <= 2) {
      to(firstX, first);
      if (count == 2) {
        to(lastX, last);
      }
    } else {
      to(firstX, first);
      to(firstX, upper);
      to(lastX, lower);
      to(lastX, last);
    }
    count = 0;
  }

  private void to(double x, double y) {
    out.append(open ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
    open = true;
    corners++;
  }

  /// A closed marker around a point; pairs of curves take turns with the shapes.
  static String marker(int pair, double x, double y) {
    double r = RADIUS;
    return switch (pair % 4) {
      case 0 ->
          "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0z"
              .formatted(number(x - r), number(y), r, r, 2 * r, r, r, 2 * r);
      case 1 -> polygon(x, y, -r, -r, r, -r, r, r, -r, r);
      case 2 -> polygon(x, y, 0, -1.25 * r, 1.15 * r, 0.8 * r, -1.15 * r, 0.8 * r);
      default -> polygon(x, y, 0, -1.35 * r, 1.35 * r, 0, 0, 1.35 * r, -1.35 * r, 0);
    };
  }

  private static String polygon(double x, double y, double... corners) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      path.append(i == 0 ? 'M' : 'L').append(number(x + corners[i]));
      path.append(' ').append(number(y + corners[i + 1]));
    }
    return path.append('z').toString();
  }

  /// A coordinate to a tenth of a pixel.
  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
  }
}
