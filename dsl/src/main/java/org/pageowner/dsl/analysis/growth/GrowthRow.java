package org.pageowner.dsl.analysis.growth;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.table.Row;

/**
 * One group of records, and how much of it there is in each dump.
 *
 * <p>Immutable and safe to share between threads. Pages are base pages. Dumps are counted from 0,
 * in order of time; <em>before</em> is the first and <em>after</em> the last.
 */
public final class GrowthRow {
  private final Group group;
  private final @Nullable Turnover turnover;
  private final Row example;

  GrowthRow(Group group, Turnover.@Nullable Builder count) {
    Row newest = count == null ? null : count.example();
    this.group = group;
    this.turnover = count == null ? null : count.build();
    this.example = newest == null ? group.newest() : newest;
  }

  /**
   * The group's value of a key: {@code row.get(CALLER)}, in Kotlin {@code row[CALLER]}; {@code
   * null} if it is absent.
   *
   * <p>A key that is not culled has the value of a record of the group in the newest dump that has
   * one; so has the stack, as printed there, where stacks are not compared frame by frame.
   */
  public <V> @Nullable V get(Key<V> key) {
    return group.newest().get(key);
  }

  /** Records in a dump. */
  public long times(int dump) {
    return group.times(dump);
  }

  /** Pages in a dump. */
  public long pages(int dump) {
    return group.pages(dump);
  }

  /** Records in the first dump. */
  public long timesBefore() {
    return times(0);
  }

  /** Records in the last dump. */
  public long timesAfter() {
    return times(group.dumps() - 1);
  }

  /** How many records more the last dump has; negative if it has less. */
  public long timesGrowth() {
    return timesAfter() - timesBefore();
  }

  /** Pages in the first dump. */
  public long pagesBefore() {
    return pages(0);
  }

  /** Pages in the last dump. */
  public long pagesAfter() {
    return pages(group.dumps() - 1);
  }

  /** How many pages more the last dump has; negative if it has less. */
  public long pagesGrowth() {
    return pagesAfter() - pagesBefore();
  }

  /** By how many pages the group grew from each dump to the next; one number less than dumps. */
  public List<Long> pagesSteps() {
    return IntStream.range(1, group.dumps()).mapToObj(i -> pages(i) - pages(i - 1)).toList();
  }

  /** By how many records the group grew from each dump to the next; one number less than dumps. */
  public List<Long> timesSteps() {
    return IntStream.range(1, group.dumps()).mapToObj(i -> times(i) - times(i - 1)).toList();
  }

  /** Returns whether it has more pages in each dump than in the one before: a leak that goes on. */
  public boolean grewEveryTime() {
    return pagesSteps().stream().allMatch(step -> step > 0);
  }

  /** The least number of pages that it grew by from one dump to the next; may be negative. */
  public long leastStep() {
    return pagesSteps().stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  /** Returns whether it is not in the first dump but in the last. */
  public boolean isNew() {
    return !group.isIn(0) && group.isIn(group.dumps() - 1);
  }

  /** Returns whether it is in the first dump but not in the last. */
  public boolean hasVanished() {
    return group.isIn(0) && !group.isIn(group.dumps() - 1);
  }

  /** Returns whether times or pages differ from one dump to another. */
  public boolean hasChanged() {
    return pagesSteps().stream().anyMatch(step -> step != 0)
        || timesSteps().stream().anyMatch(step -> step != 0);
  }

  /**
   * What stayed, went and came from the first dump to the last; {@code null} if records were not
   * told apart: see {@link Growth#tracking}.
   */
  public @Nullable Turnover turnover() {
    return turnover;
  }

  /**
   * Pages of survivors that have come to this group from other ones; negative if they have left it.
   * The frames of a module that was unloaded, say, print as addresses from then on. 0 if records
   * were not told apart.
   */
  public long regroupedPages() {
    return turnover == null ? 0 : turnover.survivorPages() - (pagesBefore() - turnover.gonePages());
  }

  /** The pages by which it grew, at least 0, without those that only came from other groups. */
  long grownPages() {
    return Math.max(0, pagesGrowth() - Math.max(0, regroupedPages()));
  }

  /** A record that came since, the last one, if records were told apart; else any of the group. */
  Row example() {
    return example;
  }

  /** When a record of the last dump was first allocated, in nanoseconds since boot. */
  @Nullable Long firstAllocTs() {
    return turnover == null ? group.firstAllocTs() : turnover.firstFresh();
  }

  /** When a record of the last dump was last allocated, in nanoseconds since boot. */
  @Nullable Long lastAllocTs() {
    return turnover == null ? group.lastAllocTs() : turnover.lastFresh();
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(group.values(), group.timesOfAll(), group.pagesOfAll(), turnover);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GrowthRow that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** Pages, times and keys: {@code pages=100,553 times=100,469 module=leaky}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    text.add("pages=" + joined(group.pagesOfAll()));
    text.add("times=" + joined(group.timesOfAll()));
    for (Key<?> key : group.keys()) {
      text.add(key + "=" + CellText.of(get(key), Integer.MAX_VALUE));
    }
    return text.toString();
  }

  private static String joined(List<Long> numbers) {
    return String.join(",", numbers.stream().map(Object::toString).toList());
  }
}
