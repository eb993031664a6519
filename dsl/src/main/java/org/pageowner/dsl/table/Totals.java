package org.pageowner.dsl.table;

/**
 * The sums of a table, and of the rows that its limit left out.
 *
 * <p>Early pages were allocated before page_owner was ready: the dump does not know their true
 * owner, so they are counted apart as well. Pages are base pages.
 *
 * @param rows rows before the limit, after the condition on rows
 * @param times records that passed the filters
 * @param pages pages of these records
 * @param earlyTimes of these records, the early ones
 * @param earlyPages pages of the early records
 * @param leftOutRows rows that the limit left out
 * @param leftOutTimes records of the rows that the limit left out
 * @param leftOutPages pages of the rows that the limit left out
 * @param removedRows rows that a condition on rows removed, which are not among {@code rows}
 * @param removedTimes records of the removed rows, which are among {@code times}
 * @param removedPages pages of the removed rows, which are among {@code pages}
 */
public record Totals(
    long rows,
    long times,
    long pages,
    long earlyTimes,
    long earlyPages,
    long leftOutRows,
    long leftOutTimes,
    long leftOutPages,
    long removedRows,
    long removedTimes,
    long removedPages) {
  /** Totals of a table without a condition on rows. */
  public Totals(
      long rows,
      long times,
      long pages,
      long earlyTimes,
      long earlyPages,
      long leftOutRows,
      long leftOutTimes,
      long leftOutPages) {
    this(
        rows,
        times,
        pages,
        earlyTimes,
        earlyPages,
        leftOutRows,
        leftOutTimes,
        leftOutPages,
        0,
        0,
        0);
  }

  /**
   * Checks that no part is larger than its whole.
   *
   * @throws IllegalArgumentException if one is, or if a number is negative
   */
  public Totals {
    requirePart("early times", earlyTimes, times);
    requirePart("early pages", earlyPages, pages);
    requirePart("left out rows", leftOutRows, rows);
    requirePart("left out times", leftOutTimes, times);
    requirePart("left out pages", leftOutPages, pages);
    requirePart("removed rows", removedRows, Long.MAX_VALUE);
    requirePart("removed times", removedTimes, times);
    requirePart("removed pages", removedPages, pages);
  }

  private static void requirePart(String what, long part, long whole) {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(what + ": " + part + " of " + whole);
    }
  }

  /** Returns the same with another number of rows, of which more are left out. */
  Totals withRows(long all) {
    return new Totals(
        all,
        times,
        pages,
        earlyTimes,
        earlyPages,
        leftOutRows + all - rows,
        leftOutTimes,
        leftOutPages,
        removedRows,
        removedTimes,
        removedPages);
  }
}
