package org.pageowner.dsl.analysis.fragmentation;

import org.jspecify.annotations.Nullable;

/**
 * Infers the pageblock order from PFNs and pageblock numbers, by majority: the {@code k} for which
 * {@code pfn >> k} is the pageblock.
 *
 * <p>For a pageblock other than 0 at most one {@code k} is possible, so each such record has one
 * vote. A record of pageblock 0 only implies that {@code k} is at least the number of bits of the
 * PFN.
 */
final class OrderVotes {
  private final long[] votes = new long[Long.SIZE];
  private final long[] firstBlock = new long[Long.SIZE + 1];
  private long invalid;

  /** Adds the vote of a record. */
  void add(long pfn, long pageblock) {
    if (pageblock == 0) {
      firstBlock[Long.SIZE - Long.numberOfLeadingZeros(pfn)]++;
      return;
    }
    int k = Long.numberOfLeadingZeros(pageblock) - Long.numberOfLeadingZeros(pfn);
    if (k >= 0 && pfn >>> k == pageblock) {
      votes[k]++;
    } else {
      invalid++;
    }
  }

  /** Returns the order with the most votes; {@code null} if there is a tie or no vote. */
  @Nullable Integer order() {
    int best = 0;
    boolean tie = false;
    for (int k = 1; k < votes.length; k++) {
      if (votes[k] > votes[best]) {
        best = k;
        tie = false;
      } else {
        tie |= votes[k] == votes[best];
      }
    }
    return tie || votes[best] == 0 ? null : best;
  }

  /** Returns the number of records that contradict the order or, if there is none, each other. */
  long contradicting() {
    Integer order = order();
    long others = invalid;
    for (int k = 0; k < votes.length; k++) {
      others += order != null && k == order ? 0 : votes[k];
    }
    for (int bits = order == null ? Long.SIZE + 1 : order + 1; bits <= Long.SIZE; bits++) {
      others += firstBlock[bits];
    }
    return others;
  }
}
