package org.pageowner.benchmarks.measure;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plot with logarithmic axes, as SVG; a line along the grid's diagonal is linear. */
public final class LogPlot {
  private static final int DECADE = 150;
  private static final int LEFT = 70;
  private static final int TOP = 40;
  private static final int KEY = 190;
  private static final String[] COLOURS = {"#888888", "#1f6fb2", "#c4501b", "#2c8a4b"};
  private static final String[] UNITS = {"", "k", "M", "G", "T"};

  /** A point of a curve; both are above 0. */
  public record Point(double x, double y) {}

  private final StringBuilder svg = new StringBuilder();
  private int left = Integer.MAX_VALUE;
  private int right = Integer.MIN_VALUE;
  private int bottom = Integer.MAX_VALUE;
  private int top = Integer.MIN_VALUE;

  private LogPlot() {}

  /** Draws curves by their names. */
  public static String svg(
      String title, String xAxis, String yAxis, Map<String, List<Point>> curves) {
    LogPlot plot = new LogPlot();
    curves.values().forEach(points -> points.forEach(plot::include));
    plot.draw(title, xAxis, yAxis, curves);
    return plot.svg.toString();
  }

  private void include(Point point) {
    left = Math.min(left, (int) Math.floor(Math.log10(point.x())));
    right = Math.max(right, (int) Math.ceil(Math.log10(point.x())));
    bottom = Math.min(bottom, (int) Math.floor(Math.log10(point.y())));
    top = Math.max(top, (int) Math.ceil(Math.log10(point.y())));
  }

  private void draw(String title, String xAxis, String yAxis, Map<String, List<Point>> curves) {
    int width = LEFT + (right - left) * DECADE + KEY;
    int height = TOP + (top - bottom) * DECADE + 50;
    line("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'", width, height);
    line("  font-family='sans-serif' font-size='13'>");
    line("<rect width='%d' height='%d' fill='white'/>", width, height);
    text(LEFT, TOP - 18, "start", title);
    for (int x = left; x <= right; x++) {
      line(
          "<path d='M%.1f %.1fV%.1f' stroke='#dddddd'/>",
          at(Math.pow(10, x)), up(Math.pow(10, bottom)), up(Math.pow(10, top)));
      text(at(Math.pow(10, x)), up(Math.pow(10, bottom)) + 18, "middle", power(x));
    }
    for (int y = bottom; y <= top; y++) {
      line(
          "<path d='M%.1f %.1fH%.1f' stroke='#dddddd'/>",
          at(Math.pow(10, left)), up(Math.pow(10, y)), at(Math.pow(10, right)));
      text(LEFT - 8, up(Math.pow(10, y)) + 4, "end", power(y));
    }
    text(at(Math.pow(10, right)), up(Math.pow(10, bottom)) + 36, "end", xAxis);
    text(LEFT - 8, TOP - 18, "end", yAxis);
    int curve = 0;
    for (Map.Entry<String, List<Point>> entry : curves.entrySet()) {
      curve(entry.getKey(), entry.getValue(), curve++);
    }
    line("</svg>");
  }

  private void curve(String name, List<Point> points, int number) {
    String colour = COLOURS[number % COLOURS.length];
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? 'M' : 'L');
      path.append(String.format(ROOT, "%.1f %.1f", at(point.x()), up(point.y())));
      line("<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>", at(point.x()), up(point.y()), colour);
    }
    line("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>", path, colour);
    double right = at(Math.pow(10, this.right)) + 14;
    double down = TOP + 12 + 22.0 * number;
    line("<path d='M%.1f %.1fh18' stroke='%s' stroke-width='2'/>", right, down, colour);
    text(right + 24, down + 4, "start", name);
  }

  private double at(double x) {
    return LEFT + (Math.log10(x) - left) * DECADE;
  }

  private double up(double y) {
    return TOP + (top - Math.log10(y)) * DECADE;
  }

  private void text(double x, double y, String anchor, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;");
    line("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, safe);
  }

  private static String power(int exponent) {
    return exponent < 0
        ? String.format(ROOT, "%s", Math.pow(10, exponent))
        : (int) Math.pow(10, exponent % 3) + UNITS[exponent / 3];
  }

  private void line(String format, @Nullable Object... values) {
    svg.append(String.format(ROOT, format, values)).append('\n');
  }
}
