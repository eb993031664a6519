package org.pageowner.dsl.analysis;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.growth.TurnoverTally;

/**
 * What became of the records of the first dump, and what came since: in a row, or in all.
 *
 * <p>An allocation that stands in both dumps at the same page frame, with the same time of
 * allocation and the same order, is the same one: a survivor. Early records are left out. Pages are
 * base pages; times are nanoseconds since boot, {@code null} if there is no such record.
 *
 * @param survivors records of the last dump that were there in the first
 * @param survivorPages their pages
 * @param gone records of the first dump that are not in the last
 * @param gonePages their pages
 * @param fresh records of the last dump that are not in the first
 * @param freshPages their pages
 * @param olderFresh of the fresh records, those allocated before the newest one of the first dump:
 *     migrated or split since, or missed by the first dump
 * @param oldestSurvivor when the oldest survivor was allocated
 * @param newestSurvivor when the newest survivor was allocated
 * @param firstFresh when the first of the fresh records was allocated
 * @param lastFresh when the last of the fresh records was allocated
 */
public record Turnover(
    long survivors,
    long survivorPages,
    long gone,
    long gonePages,
    long fresh,
    long freshPages,
    long olderFresh,
    @Nullable Long oldestSurvivor,
    @Nullable Long newestSurvivor,
    @Nullable Long firstFresh,
    @Nullable Long lastFresh) {
  static @Nullable Turnover of(@Nullable TurnoverTally tally) {
    return tally == null
        ? null
        : new Turnover(
            tally.survivors(),
            tally.survivorPages(),
            tally.gone(),
            tally.gonePages(),
            tally.fresh(),
            tally.freshPages(),
            tally.olderFresh(),
            tally.oldestSurvivor(),
            tally.newestSurvivor(),
            tally.firstFresh(),
            tally.lastFresh());
  }
}
