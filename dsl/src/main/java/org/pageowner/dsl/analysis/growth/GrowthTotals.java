package org.pageowner.dsl.analysis.growth;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a growth over all rows, including those that a limit left out. Pages are base pages.
 * Each list has a number for each dump, in order.
 *
 * @param rows groups that are in any of the dumps
 * @param newRows groups that are in the last dump but not in the first
 * @param vanishedRows groups that are in the first dump but not in the last
 * @param grownRows groups that grew in pages
 * @param grownPages the pages by which these grew; groups that shrank are not subtracted, and
 *     survivors that changed their group do not count
 * @param leftOutRows groups that the limit left out
 * @param times records that passed the filters, without early records
 * @param pages the pages of these records
 * @param earlyTimes early records that passed the filters: their true owner is unknown
 * @param earlyPages the pages of these early records
 * @param turnover the records that stayed, went and came from the first dump to the last; {@code
 *     null} if records were not tracked
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
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(pages, "pages");
    Objects.requireNonNull(earlyTimes, "earlyTimes");
    Objects.requireNonNull(earlyPages, "earlyPages");
    times = List.copyOf(times);
    pages = List.copyOf(pages);
    earlyTimes = List.copyOf(earlyTimes);
    earlyPages = List.copyOf(earlyPages);
  }

  /** Returns the number of records in the first dump. */
  public long timesBefore() {
    return times.get(0);
  }

  /** Returns the number of records in the last dump. */
  public long timesAfter() {
    return times.get(times.size() - 1);
  }

  /** Returns the records of the last dump minus those of the first; may be negative. */
  public long timesGrowth() {
    return timesAfter() - timesBefore();
  }

  /** Returns the pages in the first dump. */
  public long pagesBefore() {
    return pages.get(0);
  }

  /** Returns the pages in the last dump. */
  public long pagesAfter() {
    return pages.get(pages.size() - 1);
  }

  /** Returns the pages of the last dump minus those of the first; may be negative. */
  public long pagesGrowth() {
    return pagesAfter() - pagesBefore();
  }
}
