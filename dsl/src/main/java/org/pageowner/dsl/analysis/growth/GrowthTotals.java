package org.pageowner.dsl.analysis.growth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a growth, over all rows, those that a limit left out too. Pages are base pages. Each
 * list has a number for each dump, in order.
 *
 * @param rows groups that are in any of the dumps
 * @param newRows groups that are not in the first dump but in the last
 * @param vanishedRows groups that are in the first dump but not in the last
 * @param grownRows groups that grew in pages
 * @param grownPages the pages by which these grew; what shrank is not set off, and what only
 *     changed its group does not count
 * @param leftOutRows groups that the limit left out
 * @param times records that passed the filters, without early ones
 * @param pages their pages
 * @param earlyTimes early records that passed the filters: their true owner is unknown
 * @param earlyPages their pages
 * @param turnover what stayed, went and came from the first dump to the last; {@code null} if
 *     records were not told apart
 */
public record GrowthTotals(
    long rows,
    long newRows,
    long vanishedRows,
    long grownRows,
    long grownPages,
    long leftOutRows,
    List<Long> times,
    List<Long> pages,
    List<Long> earlyTimes,
    List<Long> earlyPages,
    @Nullable Turnover turnover) {
  /** Makes the lists immutable. */
  public GrowthTotals {
    times = List.copyOf(times);
    pages = List.copyOf(pages);
    earlyTimes = List.copyOf(earlyTimes);
    earlyPages = List.copyOf(earlyPages);
  }

  /** Records in the first dump. */
  public long timesBefore() {
    return times.get(0);
  }

  /** Records in the last dump. */
  public long timesAfter() {
    return times.get(times.size() - 1);
  }

  /** How many records more the last dump has than the first; negative if it has less. */
  public long timesGrowth() {
    return timesAfter() - timesBefore();
  }

  /** Pages in the first dump. */
  public long pagesBefore() {
    return pages.get(0);
  }

  /** Pages in the last dump. */
  public long pagesAfter() {
    return pages.get(pages.size() - 1);
  }

  /** How many pages more the last dump has than the first; negative if it has less. */
  public long pagesGrowth() {
    return pagesAfter() - pagesBefore();
  }
}
