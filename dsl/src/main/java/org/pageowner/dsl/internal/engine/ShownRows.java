package org.pageowner.dsl.internal.engine;

import java.util.List;

/**
 * The rows of an answer, in order.
 *
 * @param order the number of each row; -1, -2 and so on for the first, second and so on of {@code
 *     others}
 * @param others the rows that limits cut, as sets
 * @param passed the number of rows that passed the condition on rows, before limits
 * @param removed the numbers of the rows that did not
 */
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record ShownRows(int[] order, List<Others> others, int passed, int[] removed) {
  /**
   * Rows that were cut.
   *
   * @param rows their numbers, at least one
   * @param beside the shown rows whose records are not among the others: those with the same value
   *     of that key, or all
   * @param keepsKey whether they are those with one value of the key of the limit within a key
   */
  @SuppressWarnings("ArrayRecordComponent") // rows are not compared
  record Others(int[] rows, int[] beside, boolean keepsKey) {}

  /** Returns the number of the set of others that a row is; -1 if it is a row itself. */
  static int others(int row) {
    return -1 - row;
  }
}
