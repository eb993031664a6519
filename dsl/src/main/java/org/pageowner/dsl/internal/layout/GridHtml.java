package org.pageowner.dsl.internal.layout;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
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
  private final List<ColumnTexts> texts;
  private final StringBuilder html = new StringBuilder();

  GridHtml(Grid grid, int maxRows) {
    this.grid = grid;
    this.maxRows = maxRows;
    this.texts = grid.columns().stream().map(ColumnTexts::new).toList();
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
    List<@Nullable Object[]> rows = rows();
    for (int row = 0; row < rows.size(); row++) {
      @Nullable Object[] cells = rows.get(row);
      int number = row;
      html.append("<tr style=\"background:transparent")
          .append(grid.isEmphasised(row) ? ";font-weight:600" : "")
          .append("\">");
      order.forEach(index -> cell(index, cells[index], number));
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

  /** Returns the rows that are shown, and prepares the texts of their cells. */
  private List<@Nullable Object[]> rows() {
    List<@Nullable Object[]> rows =
        IntStream.range(0, Math.min(maxRows, grid.size()))
            .peek(Interruption::checkAt)
            .mapToObj(grid::cells)
            .toList();
    for (int index : order) {
      rows.forEach(cells -> texts.get(index).add(cells[index]));
      texts.get(index).shorten(grid.columns().get(index).isStack() ? MAX_STACK : MAX_TEXT);
    }
    return rows;
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

  private void cell(int index, @Nullable Object value, int row) {
    Grid.Column column = grid.columns().get(index);
    html.append("<td style=\"")
        .append(CELL)
        .append(align(column))
        .append(ROW_LINE)
        .append("\">")
        .append(content(index, value))
        .append(grid.shares().html(column, row))
        .append("</td>");
  }

  /** Returns a cell. Sets of flags may break after each flag, so that the stack has room. */
  private String content(int index, @Nullable Object value) {
    if (value instanceof CellPicture picture) {
      return picture.html();
    }
    String text = ByteText.html(texts.get(index).text(value));
    return grid.columns().get(index).isStack()
        ? stack(text, CellText.stack(value))
        : text.replace("|", "|<wbr>");
  }

  private static String align(Grid.Column column) {
    return column.isNumber()
        ? "text-align:right;white-space:nowrap;"
        : column.isStack() ? "text-align:left;min-width:22em;" + CODE : "text-align:left;";
  }

  /** Returns the stack on one line, which opens to show all its frames. */
  private static String stack(String line, @Nullable StackTrace stack) {
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
