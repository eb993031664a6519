package org.pageowner.dsl.analysis.growth;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;

/** The rows of one group in the tables of several dumps, with totals for each dump. */
final class Group {
  private final List<Key<?>> keys;
  private final List<@Nullable Object> values;
  private final long[] times;
  private final long[] pages;
  private Row newest;
  private @Nullable Long firstAllocTs;
  private @Nullable Long lastAllocTs;
  private @Nullable GainedPages gained;

  /** The groups by stack that a group by function is made of; none of another group. */
  private final Set<Group> parts = new LinkedHashSet<>(0);

  Group(List<Key<?>> keys, List<@Nullable Object> values, int dumps, Row first) {
    this.keys = keys;
    this.values = values;
    this.times = new long[dumps];
    this.pages = new long[dumps];
    this.newest = first;
  }

  /**
   * Returns the sums of several groups, which has no values of its own.
   *
   * @param except groups whose records are not counted, where groups have records in common
   */
  static Group of(List<Group> groups, List<Group> except) {
    Group first = groups.get(0);
    List<@Nullable Object> none = new ArrayList<>(Collections.nCopies(first.keys.size(), null));
    Group sums = new Group(first.keys, none, first.dumps(), first.newest);
    Set<Group> counted = new LinkedHashSet<>();
    groups.forEach(group -> counted.addAll(group.parts.isEmpty() ? List.of(group) : group.parts));
    except.forEach(group -> counted.removeAll(group.parts));
    for (Group group : counted) {
      for (int dump = 0; dump < sums.dumps(); dump++) {
        sums.times[dump] = LongMath.saturatedAdd(sums.times[dump], group.times[dump]);
        sums.pages[dump] = LongMath.saturatedAdd(sums.pages[dump], group.pages[dump]);
      }
      sums.firstAllocTs = earlier(sums.firstAllocTs, group.firstAllocTs);
      sums.lastAllocTs = later(sums.lastAllocTs, group.lastAllocTs);
    }
    return sums;
  }

  /**
   * Adds a row of a dump. Dumps are added in order, and the rows of a dump in descending order of
   * pages.
   */
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

  /** Returns the groups by stack that the group is made of, if it is of a function. */
  Set<Group> parts() {
    return parts;
  }

  /** Returns the pages that the group gained, to be added to where records are not tracked. */
  GainedPages gained() {
    GainedPages known = gained == null ? new GainedPages() : gained;
    gained = known;
    return known;
  }

  static @Nullable Long earlier(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : (Long) Math.min(a, b);
  }

  static @Nullable Long later(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : (Long) Math.max(a, b);
  }

  /** Returns the culled keys. */
  List<Key<?>> keys() {
    return keys;
  }

  /** Returns the values of the culled keys in the form in which they were compared. */
  List<@Nullable Object> values() {
    return values;
  }

  /** Returns the number of dumps. */
  int dumps() {
    return times.length;
  }

  /** Returns the number of records in a dump. */
  long times(int dump) {
    return times[dump];
  }

  /** Returns the pages in a dump. */
  long pages(int dump) {
    return pages[dump];
  }

  /** Returns the number of records in each dump. */
  List<Long> timesOfAll() {
    return Arrays.stream(times).boxed().toList();
  }

  /** Returns the pages in each dump. */
  List<Long> pagesOfAll() {
    return Arrays.stream(pages).boxed().toList();
  }

  /** Returns whether a dump has the group. */
  boolean isIn(int dump) {
    return times[dump] > 0;
  }

  /** Returns a row of the newest dump that has the group. */
  Row newest() {
    return newest;
  }

  /** Returns the time of the first allocation of the group in that dump. */
  @Nullable Long firstAllocTs() {
    return firstAllocTs;
  }

  /** Returns the time of the last allocation of the group in that dump. */
  @Nullable Long lastAllocTs() {
    return lastAllocTs;
  }
}
