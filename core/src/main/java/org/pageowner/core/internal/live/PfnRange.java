package org.pageowner.core.internal.live;

/**
 * Page frames to read.
 *
 * @param from the first, 0 or more; 0 is wherever the machine's memory begins
 * @param to the one after the last
 */
public record PfnRange(long from, long to) {
  /** All memory. */
  public static final PfnRange ALL = new PfnRange(0, Long.MAX_VALUE);

  /** Checks the bounds. */
  public PfnRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a range of page frames: from " + from + " to " + to);
    }
  }

  boolean isAll() {
    return equals(ALL);
  }
}
