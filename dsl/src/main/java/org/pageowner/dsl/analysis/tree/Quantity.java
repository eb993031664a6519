package org.pageowner.dsl.analysis.tree;

/**
 * A number about a node of a {@link CallTree}.
 *
 * <p>Pages are base pages, and bytes are pages times the page size of the query. Those of a growth
 * are in trees of a growth only: the other constants then refer to its last dump. A sum that would
 * exceed 2^63 - 1 is 2^63 - 1.
 */
public enum Quantity {
  /** Distinct call paths by function, each with the values of the culled keys. */
  STACKS,
  /** Records. */
  TIMES,
  /** Base pages. */
  PAGES,
  /** Bytes. */
  BYTES,
  /** Records in the first dump of a growth. */
  TIMES_BEFORE,
  /** Base pages in the first dump of a growth. */
  PAGES_BEFORE,
  /** Bytes in the first dump of a growth. */
  BYTES_BEFORE,
  /** Records by which the rows of a growth grew, of those that did. */
  TIMES_GAIN,
  /** Base pages by which the rows of a growth grew, of those that did. */
  PAGES_GAIN,
  /** Bytes by which the rows of a growth grew, of those that did. */
  BYTES_GAIN,
  /** Records by which the rows of a growth shrank, of those that did; at least 0. */
  TIMES_LOSS,
  /** Base pages by which the rows of a growth shrank, of those that did; at least 0. */
  PAGES_LOSS,
  /** Bytes by which the rows of a growth shrank, of those that did; at least 0. */
  BYTES_LOSS;

  /** Returns whether the quantity is in trees of a growth only. */
  public boolean isOfGrowth() {
    return compareTo(BYTES) > 0;
  }
}
