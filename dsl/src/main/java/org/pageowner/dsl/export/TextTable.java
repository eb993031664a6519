package org.pageowner.dsl.export;

import java.io.IOException;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.TextLayout;

/**
 * Writes tables as aligned text for people.
 *
 * <p>One line a row, numbers to the right, stacks shortened to what fits: functions only, innermost
 * first, without the page allocator's own. The last lines give records, pages and bytes, the early
 * ones apart, and what the limit left out. The format may change; programs read {@link Csv} or
 * {@link NdJson}.
 */
public final class TextTable {
  private TextTable() {}

  /**
   * Writes all rows, 120 characters wide.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(Table table, Appendable out) throws IOException {
    write(table, out, TextLayout.DEFAULT);
  }

  /**
   * Writes rows in a layout.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(Table table, Appendable out, TextLayout layout) throws IOException {
    table.appendTo(out, layout);
  }
}
