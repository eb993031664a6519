package org.pageowner.dsl.analysis.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * What became of the records of the first dump, and what came since: in a row, or in all.
 *
 * <p>An allocation that is in both dumps at the same page frame, with the same time of allocation
 * and the same order, is the same one: a survivor. Early records are left out. Pages are base
 * pages; times are nanoseconds since boot, {@code null} if there is no such record.
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
  /** Counts records one by one, and remembers the youngest one that came. */
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
    private @Nullable Row example;

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
      if (example == null || (stamp != null && (lastFresh == null || stamp > lastFresh))) {
        example = row;
      }
      lastFresh = Group.later(lastFresh, stamp);
    }

    /** Returns the youngest of the records that came; {@code null} if none did. */
    @Nullable Row example() {
      return example;
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
