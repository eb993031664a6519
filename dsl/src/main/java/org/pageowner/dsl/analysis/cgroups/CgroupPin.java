package org.pageowner.dsl.analysis.cgroups;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;

/**
 * A stack whose pages keep a removed memory cgroup from being freed.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CgroupPin {
  static final Measure<Long> NAMES = Measure.distinct(KeyCatalogue.NAME);

  private final Row row;

  CgroupPin(Row row) {
    this.row = row;
  }

  /** Returns the name of the cgroup. */
  public String cgroup() {
    return Objects.requireNonNull(row.get(KeyCatalogue.MEMCG));
  }

  /** Returns whether the pages are charged through an object cgroup, as kernel memory is. */
  public boolean isObjcg() {
    return Boolean.TRUE.equals(row.get(KeyCatalogue.MEMCG_OBJCG));
  }

  /**
   * Returns the value of a key: {@code pin.get(STACKTRACE)}, {@code pin.get(MODULE)}; {@code null}
   * if it is absent. A key that stack and cgroup do not determine has the value of the first
   * record.
   */
  public <V> @Nullable V get(Key<V> key) {
    Objects.requireNonNull(key, "key");
    return row.get(key);
  }

  /** Returns the number of allocations. */
  public long times() {
    return row.times();
  }

  /** Returns the number of base pages. */
  public long pages() {
    return row.pages();
  }

  /** Returns the number of distinct names of the tasks that made the allocations. */
  public long names() {
    return Objects.requireNonNullElse(row.get(NAMES), 0L);
  }

  /**
   * Returns the time of the earliest allocation, in nanoseconds since boot; {@code null} if no
   * record has one.
   */
  public @Nullable Long firstAllocTs() {
    return row.get(Measure.FIRST_ALLOC_TS);
  }

  /**
   * Returns the time of the latest allocation, in nanoseconds since boot; {@code null} if no record
   * has one.
   */
  public @Nullable Long lastAllocTs() {
    return row.get(Measure.LAST_ALLOC_TS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CgroupPin that && row.equals(that.row);
  }

  @Override
  public int hashCode() {
    return row.hashCode();
  }

  /** Returns the cgroup, the function, and the pages. */
  @Override
  public String toString() {
    return cgroup() + ": " + row.get(KeyCatalogue.CALLER) + ", " + Amount.count(pages(), "page");
  }
}
