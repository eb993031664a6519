package org.pageowner.dsl.analysis.growth;

import com.google.common.math.LongMath;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;

/** Rows of several tables that are of one group, with totals table by table. */
final class Group {
  private final List<Key<?>> keys;
  private final List<@Nullable Object> values;
  private final long[] times;
  private final long[] pages;
  private Row newest;
  private @Nullable Long firstAllocTs;
  private @Nullable Long lastAllocTs;

  Group(List<Key<?>> keys, List<@Nullable Object> values, int dumps, Row first) {
    this.keys = keys;
    this.values = values;
    this.times = new long[dumps];
    this.pages = new long[dumps];
    this.newest = first;
  }

  /** Adds a row of a dump; dumps come in order, and the largest row of a dump first. */
  void add(int dump, Row row) {
    if (times[dump] == 0) {
      newest = row;
      firstAllocTs = null;
      lastAllocTs = null;
    }
    times[dump] = LongMath.saturatedAdd(times[dump], row.times());
    pages[dump] = LongMath.saturatedAdd(pages[dump], row.pages());
    firstAllocTs = earlier(firstAllocTs, row.get(Measure.FIRST_ALLOC_TS));
    lastAllocTs = later(lastAllocTs, row.get(Measure.LAST_ALLOC_TS));
  }

  static @Nullable Long earlier(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : (Long) Math.min(a, b);
  }

  static @Nullable Long later(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : (Long) Math.max(a, b);
  }

  /** The culled keys. */
  List<Key<?>> keys() {
    return keys;
  }

  /** The values of the culled keys, as they were compared. */
  List<@Nullable Object> values() {
    return values;
  }

  /** Returns the number of dumps. */
  int dumps() {
    return times.length;
  }

  /** Records in a dump. */
  long times(int dump) {
    return times[dump];
  }

  /** Their pages. */
  long pages(int dump) {
    return pages[dump];
  }

  /** Records, dump by dump. */
  List<Long> timesOfAll() {
    return Arrays.stream(times).boxed().toList();
  }

  /** Pages, dump by dump. */
  List<Long> pagesOfAll() {
    return Arrays.stream(pages).boxed().toList();
  }

  /** Returns whether a dump has it. */
  boolean isIn(int dump) {
    return times[dump] > 0;
  }

  /** A row of the newest dump that has the group. */
  Row newest() {
    return newest;
  }

  /** When the first of its records in that dump was allocated. */
  @Nullable Long firstAllocTs() {
    return firstAllocTs;
  }

  /** When the last of its records in that dump was allocated. */
  @Nullable Long lastAllocTs() {
    return lastAllocTs;
  }
}
