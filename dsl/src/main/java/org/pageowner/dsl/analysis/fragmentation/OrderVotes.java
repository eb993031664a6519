package org.pageowner.dsl.analysis.fragmentation;

import org.jspecify.annotations.Nullable;

/**
 * Finds the pageblock order from PFNs and pageblock numbers: the {@code k} for which {@code pfn >>
 * k} is the pageblock.
 *
 * <p>A pageblock other than 0 leaves one {@code k} at most, so each such record has a vote. One of
 * pageblock 0 only says that {@code k} is at least the PFN's number of bits.
 */
final class OrderVotes {
  private final long[] votes = new long[Long.SIZE];
  private final long[] firstBlock = new long[Long.SIZE + 1];
  private long senseless;

  /** Takes a record's vote. */
  void add(long pfn, long pageblock) {
    if (pageblock == 0) {
      firstBlock[Long.SIZE - Long.numberOfLeadingZeros(pfn)]++;
      return;
    }
    int k = Long.numberOfLeadingZeros(pageblock) - Long.numberOfLeadingZeros(pfn);
    if (k >= 0 && pfn >>> k == pageblock) {
      votes[k]++;
    } else {
      senseless++;
    }
  }

  /** The order that most records agree on; {@code null} if they leave several, or none. */
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

  /** How many records contradict the order; where there is none, each other. */
  long contradicting() {
    Integer order = order();
    long others = senseless;
    for (int k = 0; k < votes.length; k++) {
      others += order != null && k == order ? 0 : votes[k];
    }
    for (int bits = order == null ? Long.SIZE + 1 : order + 1; bits <= Long.SIZE; bits++) {
      others += firstBlock[bits];
    }
    return others;
  }
}
