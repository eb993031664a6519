package org.pageowner.dsl.export;

/**
 * The part of an answer that is written, and how wide.
 *
 * <p>Immutable: each verb gives a new layout.
 */
public final class Layout {
  /** All rows, 120 characters wide, each stack shortened to one line. */
  public static final Layout DEFAULT = new Layout(120, Integer.MAX_VALUE, false);

  /** The first 20 rows of each table: the layout of {@code toString()} and {@code toHtml()}. */
  public static final Layout SCREEN = DEFAULT.withRows(20);

  private static final int MIN_WIDTH = 40;

  private final int width;
  private final int rows;
  private final boolean fullStacks;

  private Layout(int width, int rows, boolean fullStacks) {
    this.width = width;
    this.rows = rows;
    this.fullStacks = fullStacks;
  }

  /**
   * Shortens texts and stacks so that lines of text have at most {@code characters}, where that is
   * possible without cutting numbers; 120 unless set. Other formats have no width.
   *
   * @throws IllegalArgumentException if {@code characters} is less than 40
   */
  public Layout withWidth(int characters) {
    if (characters < MIN_WIDTH) {
      throw new IllegalArgumentException(
          "a table is at least " + MIN_WIDTH + " characters wide: " + characters);
    }
    return new Layout(characters, rows, fullStacks);
  }

  /**
   * Writes the first {@code most} rows of each table; lines below a table still count all of them.
   * JSON has all rows, and a summary has rows of its own.
   *
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public Layout withRows(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("rows are 0 or more: " + most);
    }
    return new Layout(width, most, fullStacks);
  }

  /** Writes each stack of a table's text with all its frames as printed, one a line. */
  public Layout withFullStacks() {
    return new Layout(width, rows, true);
  }

  /** Returns the number of characters of a line of text, at least 40. */
  public int width() {
    return width;
  }

  /** Returns the maximum number of rows of each table, at least 0. */
  public int rows() {
    return rows;
  }

  /** Returns whether stacks have all their frames. */
  public boolean hasFullStacks() {
    return fullStacks;
  }
}
