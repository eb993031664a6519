package org.pageowner.dsl.table;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.StackKey;

/** Writes the rows of a table as aligned columns. Goes over the rows twice, and keeps none. */
final class TextRenderer {
  private static final String GAP = "  ";
  private static final String INDENT = "    ";

  private final Table table;
  private final TextLayout layout;
  private final int shownRows;
  private final boolean stacksUnderRows;
  private final List<TextColumn> columns;

  TextRenderer(Table table, TextLayout layout) {
    this.table = table;
    this.layout = layout;
    this.shownRows = Math.min(table.size(), layout.rows());
    this.stacksUnderRows =
        layout.stacks() == TextLayout.Stacks.FULL
            && table.columns().contains(KeyCatalogue.STACKTRACE);
    this.columns =
        table.columns().stream()
            .filter(this::isShown)
            .sorted(Comparator.comparing(column -> column instanceof StackKey))
            .map(TextColumn::new)
            .toList();
  }

  /** Without cull, each row is one record: a column of ones says nothing. */
  private boolean isShown(Column<?> column) {
    boolean ones = column.equals(Measure.TIMES) && table.plan().cull().isEmpty();
    return !ones && !(stacksUnderRows && column instanceof StackKey);
  }

  int shownRows() {
    return shownRows;
  }

  void render(Appendable out) throws IOException {
    fitColumns();
    StringBuilder line = new StringBuilder();
    for (TextColumn column : columns) {
      append(line, column.header(isLast(column)));
    }
    out.append(line).append('\n');
    for (int i = 0; i < shownRows; i++) {
      Row row = table.row(i);
      line.setLength(0);
      for (TextColumn column : columns) {
        append(line, column.cell(row, isLast(column)));
      }
      out.append(line).append('\n');
      if (stacksUnderRows) {
        appendFrames(row, out);
      }
    }
  }

  private static void append(StringBuilder line, String cell) {
    line.append(line.isEmpty() ? "" : GAP).append(cell);
  }

  private boolean isLast(TextColumn column) {
    return column == columns.get(columns.size() - 1);
  }

  private static void appendFrames(Row row, Appendable out) throws IOException {
    StackTrace stack = row.get(KeyCatalogue.STACKTRACE);
    if (stack == null || stack.isEmpty()) {
      out.append(INDENT).append(CellText.of(stack, Integer.MAX_VALUE)).append('\n');
      return;
    }
    for (Frame frame : stack.frames()) {
      out.append(INDENT).append(ByteText.printable(frame.text())).append('\n');
    }
  }

  /** Makes columns as wide as their values, then shortens the widest ones until a line fits. */
  private void fitColumns() {
    for (int i = 0; i < shownRows; i++) {
      Row row = table.row(i);
      columns.forEach(column -> column.fit(row, layout.width()));
    }
    int used = GAP.length() * (columns.size() - 1);
    for (TextColumn column : columns) {
      used += column.width();
    }
    for (int excess = used - layout.width(); excess > 0; excess--) {
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
