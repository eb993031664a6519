package org.pageowner.dsl.table;

/**
 * How a table is laid out as text, where {@link #DEFAULT} is not enough.
 *
 * <p>Immutable: each setting gives a new layout.
 */
public final class TextLayout {
  /** All rows, 120 characters wide, each stack shortened to one line. */
  public static final TextLayout DEFAULT = new TextLayout(120, Integer.MAX_VALUE, Stacks.SHORTENED);

  private static final int MIN_WIDTH = 40;

  /** How stacks are shown. */
  enum Stacks {
    SHORTENED,
    FULL
  }

  private final int width;
  private final int rows;
  private final Stacks stacks;

  private TextLayout(int width, int rows, Stacks stacks) {
    this.width = width;
    this.rows = rows;
    this.stacks = stacks;
  }

  /**
   * Shortens texts and stacks so that lines have at most {@code characters}, where that is possible
   * without cutting numbers; 120 unless set.
   *
   * @throws IllegalArgumentException if {@code characters} is less than 40
   */
  public TextLayout width(int characters) {
    if (characters < MIN_WIDTH) {
      throw new IllegalArgumentException(
          "a table is at least " + MIN_WIDTH + " characters wide: " + characters);
    }
    return new TextLayout(characters, rows, stacks);
  }

  /**
   * Shows the first {@code most} rows; the last lines still count all of them.
   *
   * @throws IllegalArgumentException if {@code most} is negative
   */
  public TextLayout rows(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("rows are 0 or more: " + most);
    }
    return new TextLayout(width, most, stacks);
  }

  /** Shows each stack with all its frames as printed, one a line under its row. */
  public TextLayout fullStacks() {
    return new TextLayout(width, rows, Stacks.FULL);
  }

  int width() {
    return width;
  }

  int rows() {
    return rows;
  }

  Stacks stacks() {
    return stacks;
  }
}
