package org.pageowner.dsl.table;

/**
 * A number of base pages, to check an answer against.
 *
 * @param pages how many, 0 or more
 */
public record PageCount(long pages) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public PageCount {
    if (pages < 0) {
      throw new IllegalArgumentException("pages are 0 or more: " + pages);
    }
  }
}
