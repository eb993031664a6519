package org.pageowner.dsl.internal.layout;

import org.jspecify.annotations.Nullable;

/** A column of a text table, with the width that it needs and the one that it gets. */
final class TextColumn {
  private static final int STACK_AT_LEAST = 32;
  private static final int TEXT_AT_LEAST = 10;

  private final Grid.Column column;
  private final int index;
  private int width;

  TextColumn(Grid.Column column, int index) {
    this.column = column;
    this.index = index;
    this.width = CellText.width(column.name());
  }

  boolean isStack() {
    return column.isStack();
  }

  /** Makes room for a row's value, up to {@code most} characters. */
  void fit(@Nullable Object[] cells, int most) {
    width = Math.max(width, CellText.width(column.text(cells[index], limit(most))));
  }

  int width() {
    return width;
  }

  /** The width below which it is not shortened: all of it for numbers. */
  int leastWidth() {
    int least = column.isNumber() ? width : isStack() ? STACK_AT_LEAST : TEXT_AT_LEAST;
    return Math.min(width, Math.max(least, CellText.width(column.name())));
  }

  /** Takes one character away. */
  void narrow() {
    width--;
  }

  String header(boolean isLast) {
    return pad(column.name(), isLast);
  }

  String cell(@Nullable Object[] cells, boolean isLast) {
    return pad(column.text(cells[index], limit(width)), isLast);
  }

  private int limit(int most) {
    return column.isNumber() ? Integer.MAX_VALUE : most;
  }

  private String pad(String text, boolean isLast) {
    String blanks = " ".repeat(Math.max(0, width - CellText.width(text)));
    return column.isNumber() ? blanks + text : isLast ? text : text + blanks;
  }
}
