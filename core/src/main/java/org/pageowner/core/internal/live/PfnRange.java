package org.pageowner.core.internal.live;

/**
 * A range of page frames to read.
 *
 * @param from the first, 0 or more; 0 means the start of the machine's memory
 * @param to the one after the last
 */
public record PfnRange(long from, long to) {
  /** All memory. */
  public static final PfnRange ALL = new PfnRange(0, Long.MAX_VALUE);

  /** Checks the limits. */
  public PfnRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a range of page frames: from " + from + " to " + to);
    }
  }

  /** Returns the range up to a page frame; this range if that is 0, or not within it. */
  public PfnRange upTo(long end) {
    return end > from && end < to ? new PfnRange(from, end) : this;
  }

  boolean isAll() {
    return equals(ALL);
  }
}
