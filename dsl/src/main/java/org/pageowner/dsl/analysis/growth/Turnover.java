package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * The records of the first dump that stayed or went, and the new records of the last dump; of one
 * row or of all.
 *
 * <p>An allocation that is in both dumps at the same page frame, with the same time of allocation
 * and the same order, is the same one, a survivor. Early records are left out. Pages are base
 * pages; times are nanoseconds since boot, {@code null} if there is no such record.
 *
 * @param survivors records that are in both dumps
 * @param survivorPages the pages of these records
 * @param gone records of the first dump that are not in the last
 * @param gonePages the pages of these records
 * @param fresh records of the last dump that are not in the first
 * @param freshPages the pages of these records
 * @param olderFresh the fresh records that were allocated before the newest record of the first
 *     dump: migrated or split since, or missed by it
 * @param oldestSurvivor the time of allocation of the oldest survivor
 * @param newestSurvivor the time of allocation of the newest survivor
 * @param firstFresh the time of allocation of the oldest fresh record
 * @param lastFresh the time of allocation of the newest fresh record
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
  /** Counts records one by one. */
  static final class Builder {
    private long survivors;
    private long survivorPages;
    private long gone;
    private long gonePages;
    private long fresh;
    private long freshPages;
    private long olderFresh;
    private @Nullable Long oldestSurvivor;
    private @Nullable Long newestSurvivor;
    private @Nullable Long firstFresh;
    private @Nullable Long lastFresh;
    private @Nullable GainedPages gained;

    /** Counts a record of the first dump that is not in the last. */
    void goes(Row row) {
      gone++;
      gonePages += row.pages();
    }

    /** Counts a record that is in both. */
    void stays(Row row) {
      Long stamp = row.get(KeyCatalogue.ALLOC_TS);
      survivors++;
      survivorPages += row.pages();
      oldestSurvivor = Group.earlier(oldestSurvivor, stamp);
      newestSurvivor = Group.later(newestSurvivor, stamp);
    }

    /** Counts a record of the last dump that is not in the first. */
    void comes(Row row, long newestBefore) {
      Long stamp = row.get(KeyCatalogue.ALLOC_TS);
      fresh++;
      freshPages += row.pages();
      olderFresh += stamp != null && stamp <= newestBefore ? 1 : 0;
      firstFresh = Group.earlier(firstFresh, stamp);
      lastFresh = Group.later(lastFresh, stamp);
    }

    /**
     * Adds the pages of a record that came to those of its stack and its task.
     *
     * @param stack the record's stack, one instance for all stacks that count as the same
     */
    void gains(Row row, @Nullable StackTrace stack) {
      gained = gained == null ? new GainedPages() : gained;
      gained.add(stack, row, row.pages());
    }

    /** Returns the pages of the records that came; {@code null} if none did. */
    @Nullable GainedPages gained() {
      return gained;
    }

    Turnover build() {
      return new Turnover(
          survivors,
          survivorPages,
          gone,
          gonePages,
          fresh,
          freshPages,
          olderFresh,
          oldestSurvivor,
          newestSurvivor,
          firstFresh,
          lastFresh);
    }
  }
}
