package org.pageowner.dsl.internal.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * Writes the rows of a grid as aligned columns, in two passes over the rows, of which it stores
 * none: only the different values of each column.
 */
final class GridText {
  private static final String GAP = "  ";
  private static final String INDENT = "    ";

  private final Grid grid;
  private final int shownRows;
  private final int width;
  private final List<TextColumn> columns = new ArrayList<>();
  private final int framesIndex;

  GridText(Grid grid, int maxRows, int width) {
    this.grid = grid;
    this.shownRows = Math.min(grid.size(), maxRows);
    this.width = width;
    int frames = -1;
    for (int i = 0; i < grid.columns().size(); i++) {
      Grid.Column column = grid.columns().get(i);
      if (column.kind() == Grid.Kind.FRAMES) {
        frames = i;
      } else {
        columns.add(new TextColumn(column, i));
      }
    }
    columns.sort(Comparator.comparing(TextColumn::isStack));
    this.framesIndex = frames;
  }

  void appendTo(Appendable out) throws IOException {
    fitColumns();
    if (!grid.title().isEmpty()) {
      out.append(ByteText.printable(grid.title())).append('\n');
    }
    StringBuilder line = new StringBuilder();
    for (TextColumn column : columns) {
      append(line, column.header(isLast(column)));
    }
    out.append(line).append('\n');
    for (int i = 0; i < shownRows; i++) {
      if (i % Interruption.ROWS == Interruption.ROWS - 1) {
        Interruption.checkWriting();
      }
      @Nullable Object[] cells = grid.cells(i);
      line.setLength(0);
      for (TextColumn column : columns) {
        append(line, column.cell(cells, isLast(column)));
      }
      out.append(line).append('\n');
      if (framesIndex >= 0) {
        appendFrames(CellText.stack(cells[framesIndex]), out);
      }
    }
  }

  private static void append(StringBuilder line, String cell) {
    line.append(line.isEmpty() || cell.isEmpty() ? "" : GAP).append(cell);
  }

  private boolean isLast(TextColumn column) {
    return column == columns.get(columns.size() - 1);
  }

  private static void appendFrames(@Nullable StackTrace stack, Appendable out) throws IOException {
    if (stack == null || stack.isEmpty()) {
      out.append(INDENT).append(CellText.of(stack, Integer.MAX_VALUE)).append('\n');
      return;
    }
    for (Frame frame : stack.frames()) {
      out.append(INDENT).append(ByteText.printable(frame.text())).append('\n');
    }
  }

  /** Makes columns as wide as their values, or narrower if a line is too long. */
  private void fitColumns() throws IOException {
    for (int i = 0; i < shownRows; i++) {
      if (i % Interruption.ROWS == Interruption.ROWS - 1) {
        Interruption.checkWriting();
      }
      @Nullable Object[] cells = grid.cells(i);
      columns.forEach(column -> column.add(cells));
    }
    columns.forEach(column -> column.fit(width));
    narrowColumns();
    columns.forEach(TextColumn::shorten);
  }

  /** Narrows the widest columns until a line fits. */
  private void narrowColumns() {
    int used = GAP.length() * (columns.size() - 1);
    for (TextColumn column : columns) {
      used += column.width();
    }
    for (int excess = used - width; excess > 0; excess--) {
      Optional<TextColumn> widest =
          columns.stream()
              .filter(column -> column.width() > column.leastWidth())
              .max(Comparator.comparingInt(TextColumn::width));
      if (widest.isEmpty()) {
        return;
      }
      widest.get().narrow();
    }
  }
}
