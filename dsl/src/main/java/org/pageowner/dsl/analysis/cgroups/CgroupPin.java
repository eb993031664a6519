package org.pageowner.dsl.analysis.cgroups;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;

/**
 * A stack whose pages keep a removed memory cgroup from going away.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CgroupPin {
  static final Measure NAMES = Measure.distinct(KeyCatalogue.NAME);

  private final Row row;

  CgroupPin(Row row) {
    this.row = row;
  }

  /** The name of the cgroup. */
  public String cgroup() {
    return Objects.requireNonNull(row.get(KeyCatalogue.MEMCG));
  }

  /** Returns whether the pages are charged through an object cgroup, as kernel memory is. */
  public boolean isObjcg() {
    return Boolean.TRUE.equals(row.get(KeyCatalogue.MEMCG_OBJCG));
  }

  /**
   * The value of a key: {@code pin.get(STACKTRACE)}, {@code pin.get(MODULE)}; {@code null} if it is
   * absent. What the stack and the cgroup do not tell is of the first record.
   */
  public <V> @Nullable V get(Key<V> key) {
    return row.get(key);
  }

  /** Allocations. */
  public long times() {
    return row.times();
  }

  /** Base pages. */
  public long pages() {
    return row.pages();
  }

  /** How many names the tasks had that allocated. */
  public long names() {
    return Objects.requireNonNullElse(row.get(NAMES), 0L);
  }

  /** The earliest allocation, in nanoseconds since boot; {@code null} if no record says. */
  public @Nullable Long firstAllocTs() {
    return row.get(Measure.FIRST_ALLOC_TS);
  }

  /** The latest allocation, in nanoseconds since boot; {@code null} if no record says. */
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

  /** The cgroup, the function, and the pages. */
  @Override
  public String toString() {
    return cgroup() + ": " + row.get(KeyCatalogue.CALLER) + ", " + Amount.count(pages(), "page");
  }
}
