package org.pageowner.docs;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars as SVG, readable on light and dark pages: the style sheet in the file follows the
 * reader's colour scheme.
 */
final class BarChart {
  private static final int WIDTH = 720;
  private static final int LABELS = 190;
  private static final int VALUES = 60;
  private static final int TOP = 56;
  private static final int STEP = 24;
  private static final int BAR = 14;

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
      <style>
      text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2328 }
      .title { font: 600 15px system-ui, "DejaVu Sans", sans-serif }
      .note { font: 12px system-ui, "DejaVu Sans", sans-serif; fill: #59636e }
      .more { fill: #bc4c00 }
      .less { fill: #0969da }
      .axis { stroke: #8c959f; stroke-width: 1 }
      @media (prefers-color-scheme: dark) {
        text { fill: #f0f6fc }
        .note { fill: #9198a1 }
        .more { fill: #f0883e }
        .less { fill: #4493f8 }
      }
      </style>
      """;

  /** A bar; it extends to the left of the axis if its value is negative. */
  record Bar(String label, long value) {}

  private BarChart() {}

  static String svg(String title, String note, List<Bar> bars) {
    long most = bars.stream().mapToLong(bar -> Math.max(bar.value(), 0)).max().orElse(0);
    long least = bars.stream().mapToLong(bar -> Math.max(-bar.value(), 0)).max().orElse(0);
    double scale = (double) (WIDTH - LABELS - 2 * VALUES) / Math.max(most + least, 1);
    double axis = LABELS + VALUES + least * scale;
    StringBuilder svg = new StringBuilder();
    line(svg, HEAD.strip(), WIDTH, TOP + STEP * bars.size() + 8, escaped(title));
    line(svg, "<text class=\"title\" x=\"0\" y=\"18\">%s</text>", escaped(title));
    line(svg, "<text class=\"note\" x=\"0\" y=\"38\">%s</text>", escaped(note));
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), axis, scale, TOP + STEP * i);
    }
    line(
        svg,
        "<path class=\"axis\" d=\"M%.1f %dV%d\"/>",
        axis,
        TOP - 4,
        TOP + STEP * bars.size() - STEP + BAR + 4);
    return svg.append("</svg>\n").toString();
  }

  private static void bar(StringBuilder svg, Bar bar, double axis, double scale, int top) {
    boolean isLess = bar.value() < 0;
    double length = Math.abs(bar.value()) * scale;
    double left = isLess ? axis - length : axis;
    line(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        LABELS,
        top + 12,
        escaped(bar.label()));
    line(
        svg,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
        isLess ? "less" : "more",
        left,
        top,
        length,
        BAR);
    line(
        svg,
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%+d</text>",
        isLess ? left - 6 : left + length + 6,
        top + 12,
        isLess ? "end" : "start",
        bar.value());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
