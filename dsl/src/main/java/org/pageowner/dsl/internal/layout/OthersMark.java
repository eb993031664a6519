package org.pageowner.dsl.internal.layout;

import org.jspecify.annotations.Nullable;

/** The mark of a row of others, in the cell of the first key that such a row does not keep. */
public final class OthersMark {
  private static final String TEXT = "(others)";

  private OthersMark() {}

  /**
   * Marks the cells of a row of others.
   *
   * @param keys the positions of the cells of keys
   * @param kept the position of the key whose value the row keeps, which is marked if there is no
   *     other key; -1 if it keeps none
   */
  public static void set(@Nullable Object[] cells, int[] keys, int kept) {
    for (int key : keys) {
      if (key != kept) {
        cells[key] = TEXT;
        return;
      }
    }
    if (kept >= 0) {
      Object value = cells[kept];
      cells[kept] = value == null ? TEXT : CellText.of(value, Integer.MAX_VALUE) + " " + TEXT;
    }
  }
}
