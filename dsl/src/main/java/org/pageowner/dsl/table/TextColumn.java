package org.pageowner.dsl.table;

import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;

/** A column of a text table, with the width that it needs and the one that it gets. */
final class TextColumn {
  private static final int STACK_AT_LEAST = 32;
  private static final int TEXT_AT_LEAST = 10;

  private final Column<?> column;
  private int width;

  TextColumn(Column<?> column) {
    this.column = column;
    this.width = CellText.width(column.name());
  }

  /** Makes room for a row's value, up to {@code most} characters. */
  void fit(Row row, int most) {
    width = Math.max(width, CellText.width(CellText.of(row.get(column), most)));
  }

  int width() {
    return width;
  }

  /** The width below which it is not shortened: all of it for numbers. */
  int leastWidth() {
    int least = isNumber() ? width : column instanceof StackKey ? STACK_AT_LEAST : TEXT_AT_LEAST;
    return Math.min(width, Math.max(least, CellText.width(column.name())));
  }

  /** Takes one character away. */
  void narrow() {
    width--;
  }

  String header(boolean isLast) {
    return pad(column.name(), isLast);
  }

  String cell(Row row, boolean isLast) {
    return pad(CellText.of(row.get(column), width), isLast);
  }

  private String pad(String text, boolean isLast) {
    String blanks = " ".repeat(Math.max(0, width - CellText.width(text)));
    return isNumber() ? blanks + text : isLast ? text : text + blanks;
  }

  private boolean isNumber() {
    return column instanceof Measure || column instanceof NumberKey;
  }
}
