package org.pageowner.dsl.analysis.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Row;

/**
 * One group of records, and its size in each dump.
 *
 * <p>Immutable and safe to share between threads. Pages are base pages. Dumps are counted from 0,
 * in order of time; <em>before</em> is the first and <em>after</em> the last.
 */
public final class GrowthRow {
  private final Group group;
  private final @Nullable Turnover turnover;
  private final @Nullable GainedPages gained;
  private final Row example;

  /** Whether the row is of several groups, which a limit cut. */
  private final boolean isOthers;

  /** The key of such a row that its groups have in common. */
  private final @Nullable Key<?> common;

  /** The value of that key. */
  private final @Nullable Object commonValue;

  private GrowthRow(Group group, @Nullable Key<?> common, @Nullable Object commonValue) {
    this.group = group;
    this.commonValue = commonValue;
    this.turnover = null;
    this.gained = null;
    this.example = group.newest();
    this.isOthers = true;
    this.common = common;
  }

  /**
   * Returns the row of groups that a limit cut, with the value of a key that they share.
   *
   * @param shown the rows within the limit whose records are not among the others: those with the
   *     same value of {@code common}, or all
   */
  static GrowthRow others(List<GrowthRow> rows, List<GrowthRow> shown, @Nullable Key<?> common) {
    Object value = common == null ? null : rows.get(0).get(common);
    return new GrowthRow(Group.of(groups(rows), groups(shown)), common, value);
  }

  /** Returns the key whose value a row of others keeps; {@code null} if it keeps none. */
  @Nullable Key<?> common() {
    return common;
  }

  private static List<Group> groups(List<GrowthRow> rows) {
    return rows.stream().map(row -> row.group).toList();
  }

  GrowthRow(Group group, Turnover.@Nullable Builder count) {
    this.isOthers = false;
    this.common = null;
    this.commonValue = null;
    GainedPages fresh = count == null ? group.gained() : count.gained();
    List<GainedPages.Share> stacks = fresh == null ? List.of() : fresh.stacks();
    Row largest = stacks.isEmpty() ? null : stacks.get(0).example();
    this.group = group;
    this.turnover = count == null ? null : count.build();
    this.gained = fresh;
    this.example = largest == null ? group.newest() : largest;
  }

  /**
   * Returns the value of a key: {@code row.get(CALLER)}, in Kotlin {@code row[CALLER]}; {@code
   * null} if it is absent.
   *
   * <p>A key that is not culled has the value of a record of the group in the newest dump that has
   * one. So has the stack, as printed there, if stacks are not compared frame by frame.
   */
  @SuppressWarnings("unchecked") // these are values of the key
  public <V> @Nullable V get(Key<V> key) {
    Objects.requireNonNull(key, "key");
    if (isOthers) {
      return key.equals(common) ? (V) commonValue : null;
    }
    int functions = key.equals(KeyCatalogue.FRAMES) ? group.keys().indexOf(key) : -1;
    return functions < 0 ? group.newest().get(key) : (V) group.values().get(functions);
  }

  /**
   * Returns whether the row is of the groups that a limit cut: see {@link Growth#others}. Its keys
   * are {@code null}, except that of a limit within a key, and it has no {@link #turnover}.
   */
  public boolean isOthers() {
    return isOthers;
  }

  /** Returns the number of records in a dump. */
  public long times(int dump) {
    return group.times(dump);
  }

  /** Returns the pages in a dump. */
  public long pages(int dump) {
    return group.pages(dump);
  }

  /** Returns the pages in each dump. */
  List<Long> pagesOfAll() {
    return group.pagesOfAll();
  }

  /** Returns the number of records in the first dump. */
  public long timesBefore() {
    return times(0);
  }

  /** Returns the number of records in the last dump. */
  public long timesAfter() {
    return times(group.dumps() - 1);
  }

  /** Returns the records of the last dump minus those of the first; may be negative. */
  public long timesGrowth() {
    return timesAfter() - timesBefore();
  }

  /** Returns the pages in the first dump. */
  public long pagesBefore() {
    return pages(0);
  }

  /** Returns the pages in the last dump. */
  public long pagesAfter() {
    return pages(group.dumps() - 1);
  }

  /** Returns the pages of the last dump minus those of the first; may be negative. */
  public long pagesGrowth() {
    return pagesAfter() - pagesBefore();
  }

  /** Returns the growth in pages from each dump to the next, one number fewer than dumps. */
  public List<Long> pagesSteps() {
    return IntStream.range(1, group.dumps()).mapToObj(i -> pages(i) - pages(i - 1)).toList();
  }

  /** Returns the growth in records from each dump to the next, one number fewer than dumps. */
  public List<Long> timesSteps() {
    return IntStream.range(1, group.dumps()).mapToObj(i -> times(i) - times(i - 1)).toList();
  }

  /**
   * Returns whether the group has more pages in each dump than in the previous one, as a persistent
   * leak does.
   */
  public boolean grewEveryTime() {
    return pagesSteps().stream().allMatch(step -> step > 0);
  }

  /** Returns the smallest growth in pages from one dump to the next; may be negative. */
  public long leastStep() {
    return pagesSteps().stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  /** Returns whether the group is in the last dump but not in the first. */
  public boolean isNew() {
    return !group.isIn(0) && group.isIn(group.dumps() - 1);
  }

  /** Returns whether the group is in the first dump but not in the last. */
  public boolean hasVanished() {
    return group.isIn(0) && !group.isIn(group.dumps() - 1);
  }

  /** Returns whether times or pages differ from one dump to another. */
  public boolean hasChanged() {
    return pagesSteps().stream().anyMatch(step -> step != 0)
        || timesSteps().stream().anyMatch(step -> step != 0);
  }

  /**
   * Returns the records that stayed, went and came from the first dump to the last; {@code null} if
   * records were not tracked: see {@link Growth#tracking}.
   */
  public @Nullable Turnover turnover() {
    return turnover;
  }

  /**
   * Returns the pages of survivors that moved into this group from others; negative if they moved
   * out. The frames of a module, for example, print as addresses after it was unloaded. 0 if
   * records were not tracked.
   */
  public long regroupedPages() {
    return turnover == null ? 0 : turnover.survivorPages() - (pagesBefore() - turnover.gonePages());
  }

  /** Returns the growth in pages, at least 0, without survivors from other groups. */
  long grownPages() {
    return Math.max(0, pagesGrowth() - Math.max(0, regroupedPages()));
  }

  /** Returns the pages that the group gained by stack and task; {@code null} if there are none. */
  @Nullable GainedPages gained() {
    return gained;
  }

  /**
   * Returns the newest record of the stack that gained most pages; any record of the group if none
   * gained any.
   */
  Row example() {
    return example;
  }

  /**
   * Returns the time of the first allocation: of new records if tracked, else of all in the last
   * dump; in nanoseconds since boot.
   */
  @Nullable Long firstAllocTs() {
    return turnover == null ? group.firstAllocTs() : turnover.firstFresh();
  }

  /**
   * Returns the time of the last allocation: of new records if tracked, else of all in the last
   * dump; in nanoseconds since boot.
   */
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

  /** Returns pages, times and keys: {@code pages=100,553 times=100,469 module=leaky}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    text.add("pages=" + joined(group.pagesOfAll()));
    text.add("times=" + joined(group.timesOfAll()));
    for (Key<?> key : group.keys()) {
      text.add(key + "=" + CellText.of(key, get(key)));
    }
    return text.toString();
  }

  private static String joined(List<Long> numbers) {
    return String.join(",", numbers.stream().map(Object::toString).toList());
  }
}
