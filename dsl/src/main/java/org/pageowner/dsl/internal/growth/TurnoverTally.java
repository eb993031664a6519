package org.pageowner.dsl.internal.growth;

import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * Counts records that stayed, went and came, with their pages and the times when they were made.
 */
public final class TurnoverTally {
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

  void goes(Row row) {
    gone++;
    gonePages += row.pages();
  }

  void stays(Row row) {
    Long stamp = row.get(KeyCatalogue.ALLOC_TS);
    survivors++;
    survivorPages += row.pages();
    oldestSurvivor = Group.earlier(oldestSurvivor, stamp);
    newestSurvivor = Group.later(newestSurvivor, stamp);
  }

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

  /** Records that are in both dumps. */
  public long survivors() {
    return survivors;
  }

  /** Their pages. */
  public long survivorPages() {
    return survivorPages;
  }

  /** Records of the first dump alone. */
  public long gone() {
    return gone;
  }

  /** Their pages. */
  public long gonePages() {
    return gonePages;
  }

  /** Records of the last dump alone. */
  public long fresh() {
    return fresh;
  }

  /** Their pages. */
  public long freshPages() {
    return freshPages;
  }

  /** Of these, records not younger than the newest one of the first dump. */
  public long olderFresh() {
    return olderFresh;
  }

  /** When the first of the records in both was made. */
  public @Nullable Long oldestSurvivor() {
    return oldestSurvivor;
  }

  /** When the last of the records in both was made. */
  public @Nullable Long newestSurvivor() {
    return newestSurvivor;
  }

  /** When the first of the records that came was made. */
  public @Nullable Long firstFresh() {
    return firstFresh;
  }

  /** When the last of the records that came was made. */
  public @Nullable Long lastFresh() {
    return lastFresh;
  }

  /** The last of the records that came; {@code null} if none did. */
  public @Nullable Row example() {
    return example;
  }
}
