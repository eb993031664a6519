package org.pageowner.dsl.internal.layout;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.StackTrace;

/**
 * Writes a grid as HTML that a notebook can show unchanged.
 *
 * <p>All style is inline, and colours are those of the page: text inherits, lines are
 * half-transparent grey. So the table works on light and dark pages, and does not change the style
 * of the page.
 */
final class GridHtml {
  private static final int MAX_TEXT = 160;
  private static final int MAX_STACK = 110;
  private static final int MAX_FRAMES = 64;

  private static final String BOX =
      "color:inherit;font-size:13px;line-height:1.4;overflow-x:auto;margin:.4em 0";
  private static final String TABLE =
      "border-collapse:collapse;border:0;margin:0;font-variant-numeric:tabular-nums";
  private static final String CELL = "padding:2px 10px 2px 0;vertical-align:top;border:0;";
  private static final String HEADER_LINE = "border-bottom:1px solid #888a";
  private static final String ROW_LINE = "border-bottom:1px solid #8884";
  private static final String CODE = "font-family:ui-monospace,Menlo,Consolas,monospace;";
  private static final String FRAMES =
      CODE
          + "white-space:pre-wrap;margin:2px 0 4px 1em;padding:0;border:0;color:inherit;"
          + "background:transparent;font-size:12px";

  private final Grid grid;
  private final int maxRows;
  private final List<Integer> order;
  private final StringBuilder html = new StringBuilder();

  GridHtml(Grid grid, int maxRows) {
    this.grid = grid;
    this.maxRows = maxRows;
    this.order =
        IntStream.range(0, grid.columns().size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> grid.columns().get(i).isStack()))
            .toList();
  }

  String text() {
    html.append("<div dir=\"ltr\" style=\"").append(BOX).append("\">\n");
    if (!grid.title().isEmpty()) {
      html.append("<div style=\"font-weight:600;margin:.3em 0\">")
          .append(ByteText.html(CellText.cut(grid.title(), MAX_TEXT)))
          .append("</div>\n");
    }
    html.append("<table style=\"").append(TABLE).append("\">\n<thead><tr>");
    order.forEach(this::header);
    html.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < Math.min(maxRows, grid.size()); row++) {
      @Nullable Object[] cells = grid.cells(row);
      int number = row;
      html.append("<tr style=\"background:transparent")
          .append(grid.isEmphasised(row) ? ";font-weight:600" : "")
          .append("\">");
      order.forEach(index -> cell(grid.columns().get(index), cells[index], number));
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n");
    for (String line : grid.footer(maxRows)) {
      html.append("<div style=\"opacity:.75;margin-top:.3em\">")
          .append(ByteText.html(line))
          .append("</div>\n");
    }
    return html.append("</div>").toString();
  }

  private void header(int index) {
    Grid.Column column = grid.columns().get(index);
    html.append("<th scope=\"col\" style=\"")
        .append(CELL)
        .append(align(column))
        .append(HEADER_LINE)
        .append("\">")
        .append(ByteText.html(column.name()))
        .append("</th>");
  }

  private void cell(Grid.Column column, @Nullable Object value, int row) {
    html.append("<td style=\"")
        .append(CELL)
        .append(align(column))
        .append(ROW_LINE)
        .append("\">")
        .append(
            column.isStack()
                ? stack(CellText.stack(value))
                : value instanceof CellPicture picture
                    ? picture.html()
                    : ByteText.html(column.text(value, MAX_TEXT)))
        .append(grid.shares().html(column, row))
        .append("</td>");
  }

  private static String align(Grid.Column column) {
    return column.isNumber()
        ? "text-align:right;white-space:nowrap;"
        : column.isStack() ? "text-align:left;min-width:26em;" + CODE : "text-align:left;";
  }

  /** Returns the stack on one line, which opens to show all its frames. */
  private static String stack(@Nullable StackTrace stack) {
    String line = ByteText.html(CellText.of(stack, MAX_STACK));
    if (stack == null || stack.isEmpty()) {
      return line;
    }
    String frames =
        stack.frames().stream()
            .limit(MAX_FRAMES)
            .map(frame -> CellText.of(frame.text(), MAX_TEXT))
            .map(ByteText::html)
            .collect(Collectors.joining("\n"));
    return "<details><summary style=\"cursor:pointer\">"
        + line
        + "</summary><pre style=\""
        + FRAMES
        + "\">"
        + frames
        + "</pre></details>";
  }
}
