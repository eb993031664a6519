package org.pageowner.dsl.internal.layout;

import java.util.function.IntToLongFunction;
import org.pageowner.core.record.ByteText;

/**
 * The share that a cell of a grid has in a whole: in HTML a percentage after the cell's text, and a
 * bar below it, drawn by style alone. Plain text does not show it.
 *
 * @param column the column with the cells
 * @param part the part of a row, by its number; no bar is drawn if it is not positive
 * @param whole the sum of all parts, of rows that are not shown too
 */
record ShareBars(String column, IntToLongFunction part, long whole) {
  /** No cell has a share. */
  static final ShareBars NONE = new ShareBars("", row -> 0, 0);

  /** Returns the HTML to append to a cell; empty if the cell has no share. */
  String html(Grid.Column of, int row) {
    if (whole <= 0 || !of.name().equals(column)) {
      return "";
    }
    long count = part.applyAsLong(row);
    if (count <= 0) {
      return "";
    }
    double percent = Math.min(100, 100.0 * count / whole);
    return " <span style=\"opacity:.7\">"
        + ByteText.html(Percentage.percent(count, whole))
        + "</span>"
        + bar(percent);
  }

  /** Returns a bar of a percentage of the width around it. */
  static String bar(double percent) {
    return "<div style=\"height:3px;margin:2px 0 0 auto;border-radius:2px;background:#3f87d3;width:"
        + Math.max(1, Math.round(percent))
        + "%\"></div>";
  }
}
