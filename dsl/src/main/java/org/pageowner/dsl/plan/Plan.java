package org.pageowner.dsl.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to page_owner records, as a value: what to keep, how to group, what to measure, how to
 * sort, how much to show.
 *
 * <p>Plans are immutable, safe to share between threads, and compared by value; each verb returns a
 * new plan, so use what it returns. {@link #toString()} is an option line, and {@link
 * #parse(String)} of it gives an equal plan.
 */
public final class Plan {
  /** Every record, as it stands in the dump. */
  public static final Plan EMPTY =
      new Plan(List.of(), null, List.of(), List.of(), List.of(), OptionalLong.empty());

  private final List<Selection> selections;
  private final @Nullable Condition condition;
  private final List<Key<?>> cull;
  private final List<Measure> measures;
  private final List<Ordered> order;
  private final OptionalLong limit;

  private Plan(
      List<Selection> selections,
      @Nullable Condition condition,
      List<Key<?>> cull,
      List<Measure> measures,
      List<Ordered> order,
      OptionalLong limit) {
    this.selections = selections;
    this.condition = condition;
    this.cull = cull;
    this.measures = measures;
    this.order = order;
    this.limit = limit;
  }

  /**
   * Reads an option line: {@code --pid=1 --cull=st,p --sort=-pages}.
   *
   * <p>Blanks separate words; within a word {@code '...'} and {@code "..."} keep blanks, as in a
   * shell. A backslash is an ordinary character here.
   *
   * @throws PlanSyntaxException if {@code line} is not one; it says where and why
   */
  public static Plan parse(String line) {
    return PlanParser.parse(Word.split(line));
  }

  /**
   * Reads options that a shell has split into words.
   *
   * @throws PlanSyntaxException if they are not options; its columns are those of the words joined
   *     by a blank
   */
  public static Plan parse(List<String> words) {
    return PlanParser.parse(Word.of(words));
  }

  /**
   * Keeps records that are selected: by any value of the same key, and by all of the keys.
   *
   * <p>Selecting again narrows: {@code select(pid(1, 2)).select(pid(2, 3))} keeps pid 2.
   */
  public Plan select(Selection... selections) {
    Map<Key<?>, Selection> byKey = new LinkedHashMap<>();
    for (Selection selection : selections) {
      byKey.merge(selection.key(), selection, Plan::either);
    }
    List<Selection> all = Stream.concat(this.selections.stream(), byKey.values().stream()).toList();
    return new Plan(all, condition, cull, measures, order, limit);
  }

  private static Selection either(Selection one, Selection other) {
    if (one instanceof Selection.OfNumbers a && other instanceof Selection.OfNumbers b) {
      return new Selection.OfNumbers(a.key(), concat(a.values(), b.values()));
    }
    if (one instanceof Selection.OfTexts a && other instanceof Selection.OfTexts b) {
      return new Selection.OfTexts(a.key(), concat(a.values(), b.values()));
    }
    throw new AssertionError("a key has one type: " + one + ", " + other);
  }

  private static <T> List<T> concat(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /** Keeps records for which {@code condition} holds too. */
  public Plan where(Condition condition) {
    Condition both = this.condition == null ? condition : this.condition.and(condition);
    return new Plan(selections, both, cull, measures, order, limit);
  }

  /**
   * Groups records: one row for each combination of these keys' values. Replaces earlier keys;
   * without any, each record is a row.
   */
  public Plan cull(Key<?>... keys) {
    for (Key<?> key : keys) {
      key.require(Use.CULL);
    }
    return new Plan(selections, condition, distinct(keys), measures, order, limit);
  }

  /** Adds columns to times and pages, which every table has. Replaces earlier measures. */
  public Plan measure(Measure... measures) {
    return new Plan(selections, condition, cull, distinct(measures), order, limit);
  }

  private static <T> List<T> distinct(T[] values) {
    return Arrays.stream(values).distinct().toList();
  }

  /**
   * Sorts by the first key, then, where that is equal, by the second, and so on. Replaces an
   * earlier order.
   */
  public Plan sortBy(SortKey... keys) {
    Set<SortTerm> seen = new LinkedHashSet<>();
    List<Ordered> ordered = new ArrayList<>();
    for (SortKey key : keys) {
      Ordered next = key instanceof Ordered given ? given : key.ascending();
      // By a term that came before, all rows that are left to tell apart are equal.
      if (seen.add(next.term())) {
        ordered.add(next);
      }
    }
    return new Plan(selections, condition, cull, measures, List.copyOf(ordered), limit);
  }

  /**
   * Keeps the first {@code rows} rows. Replaces an earlier limit.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Plan limit(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("a limit is 0 or more rows: " + rows);
    }
    return new Plan(selections, condition, cull, measures, order, OptionalLong.of(rows));
  }

  /** What was selected; a record is kept if it is in all of them. A key may occur repeatedly. */
  public List<Selection> selections() {
    return selections;
  }

  /** What {@link #where} asked for, without the selections. */
  public Optional<Condition> condition() {
    return Optional.ofNullable(condition);
  }

  /** The keys to group by; empty if each record is a row. */
  public List<Key<?>> cull() {
    return cull;
  }

  /** The measures that were asked for, besides times and pages. */
  public List<Measure> measures() {
    return measures;
  }

  /** What to sort by, the first first; empty for the default order. */
  public List<Ordered> order() {
    return order;
  }

  /** How many rows to keep. */
  public OptionalLong limit() {
    return limit;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Plan that
        && selections.equals(that.selections)
        && Objects.equals(condition, that.condition)
        && cull.equals(that.cull)
        && measures.equals(that.measures)
        && order.equals(that.order)
        && limit.equals(that.limit);
  }

  @Override
  public int hashCode() {
    return Objects.hash(selections, condition, cull, measures, order, limit);
  }

  /**
   * The option line, with long names: {@code --pid=1 --cull=stacktrace,pid --sort=-tgid}; empty for
   * {@link #EMPTY}. A POSIX shell splits it into the words that {@link #parse(List)} reads.
   */
  @Override
  public String toString() {
    return PlanPrinter.print(this);
  }
}
