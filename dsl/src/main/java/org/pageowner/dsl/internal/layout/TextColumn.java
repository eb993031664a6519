package org.pageowner.dsl.internal.layout;

import org.jspecify.annotations.Nullable;

/** A column of a text table, and its width. */
final class TextColumn {
  private static final int MIN_STACK = 32;
  private static final int MIN_TEXT = 10;

  private final Grid.Column column;
  private final int index;
  private final ColumnTexts texts;
  private int width;
  private boolean isNarrowed;

  TextColumn(Grid.Column column, int index) {
    this.column = column;
    this.index = index;
    this.texts = new ColumnTexts(column);
    this.width = CellText.width(column.name());
  }

  boolean isStack() {
    return column.isStack();
  }

  /** Adds the value of a row. */
  void add(@Nullable Object[] cells) {
    texts.add(cells[index]);
  }

  /** Makes the column as wide as its values, up to {@code most} characters. */
  void fit(int most) {
    width = Math.max(width, texts.shorten(most));
  }

  /** Shortens the values to the width, if the column was narrowed. */
  void shorten() {
    if (isNarrowed) {
      texts.shorten(width);
    }
  }

  int width() {
    return width;
  }

  /** Returns the minimum width, which for numbers is their full width. */
  int leastWidth() {
    int least = column.isNumber() ? width : isStack() ? MIN_STACK : MIN_TEXT;
    return Math.min(width, Math.max(least, CellText.width(column.name())));
  }

  /** Narrows the column by one character. */
  void narrow() {
    width--;
    isNarrowed = true;
  }

  String header(boolean isLast) {
    return pad(column.name(), isLast);
  }

  String cell(@Nullable Object[] cells, boolean isLast) {
    return pad(texts.text(cells[index]), isLast);
  }

  private String pad(String text, boolean isLast) {
    String blanks = " ".repeat(Math.max(0, width - CellText.width(text)));
    return column.isNumber() ? blanks + text : isLast ? text : text + blanks;
  }
}
