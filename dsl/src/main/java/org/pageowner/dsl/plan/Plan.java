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
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/**
 * A question about page_owner records, as a value: a filter, keys to group by, measures, an order
 * and a limit.
 *
 * <p>Plans are immutable, safe to share between threads, and compared by value. {@link #toString()}
 * is an option line, and {@link #parse(String)} of it gives an equal plan.
 *
 * <p>A method with parameters is a verb, named as in the grammar, and returns a new plan, so use
 * the result: {@link #select}, {@link #where(Condition)}, {@link #cull}, {@link #measure}, {@link
 * #sortBy}, {@link #limit}. A method without parameters is a noun and returns one part of the plan:
 * {@link #selections}, {@link #condition}, {@link #keys}, {@link #measures}, {@link #order}, {@link
 * #rowLimit}. No name is both.
 */
public final class Plan {
  /** Every record, in file order. */
  public static final Plan EMPTY =
      new Plan(
          List.of(),
          null,
          List.of(),
          List.of(),
          List.of(),
          OptionalLong.empty(),
          OptionalLong.empty());

  private final List<Selection> selections;
  private final @Nullable Condition condition;
  private final List<Key<?>> keys;
  private final List<Measure> measures;
  private final List<SortKey.Directed> order;
  private final OptionalLong rowLimit;
  private final OptionalLong referenceTime;

  private Plan(
      List<Selection> selections,
      @Nullable Condition condition,
      List<Key<?>> keys,
      List<Measure> measures,
      List<SortKey.Directed> order,
      OptionalLong rowLimit,
      OptionalLong referenceTime) {
    this.selections = selections;
    this.condition = condition;
    this.keys = keys;
    this.measures = measures;
    this.order = order;
    this.rowLimit = rowLimit;
    this.referenceTime = referenceTime;
  }

  /**
   * Reads an option line: {@code --pid=1 --cull=st,p --sort=-pages}.
   *
   * <p>Blanks separate words; within a word {@code '...'} and {@code "..."} keep blanks, as in a
   * shell. A backslash is an ordinary character here.
   *
   * @throws PlanSyntaxException if {@code line} is not an option line; the message shows the
   *     error's place and its reason
   */
  public static Plan parse(String line) {
    return PlanParser.parse(Word.split(line, PlanSyntaxException::new));
  }

  /**
   * Reads options that a shell has split into words.
   *
   * @throws PlanSyntaxException if they are not options; its columns are those of the words, quoted
   *     for a shell and joined by a blank
   */
  public static Plan parse(List<String> words) {
    Objects.requireNonNull(words, "words");
    return PlanParser.parse(Word.of(words, PlanSyntaxException::new));
  }

  /**
   * Keeps records that are selected: by any value of the same key, and by all of the keys.
   *
   * <p>Selecting again narrows: {@code select(pid(1, 2)).select(pid(2, 3))} keeps pid 2.
   */
  public Plan select(Selection... selections) {
    Values.requireAll(selections, "selections");
    Map<Key<?>, Selection> byKey = new LinkedHashMap<>();
    for (Selection selection : selections) {
      byKey.merge(selection.key(), selection, Plan::either);
    }
    List<Selection> all = Stream.concat(this.selections.stream(), byKey.values().stream()).toList();
    return new Plan(all, condition, keys, measures, order, rowLimit, referenceTime);
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
    Objects.requireNonNull(condition, "condition");
    Condition both = this.condition == null ? condition : this.condition.and(condition);
    return new Plan(selections, both, keys, measures, order, rowLimit, referenceTime);
  }

  /**
   * Keeps records for which a condition in the grammar holds too: {@code where("order >= 4")}.
   *
   * @throws PlanSyntaxException if {@code condition} is not a condition
   * @see Condition#parse
   */
  public Plan where(String condition) {
    Objects.requireNonNull(condition, "condition");
    return where(Condition.parse(condition));
  }

  /**
   * Groups records: one row for each combination of these keys' values. Replaces earlier keys;
   * without any, each record is a row.
   *
   * @throws IllegalArgumentException if a key cannot be culled by
   */
  public Plan cull(Key<?>... keys) {
    Values.requireAll(keys, "keys");
    for (Key<?> key : keys) {
      key.require(Use.CULL);
    }
    return new Plan(
        selections, condition, distinct(keys), measures, order, rowLimit, referenceTime);
  }

  /** Adds columns to times and pages, which every table has. Replaces earlier measures. */
  public Plan measure(Measure... measures) {
    Values.requireAll(measures, "measures");
    return new Plan(
        selections, condition, keys, distinct(measures), order, rowLimit, referenceTime);
  }

  private static <T> List<T> distinct(T[] values) {
    return Arrays.stream(values).distinct().toList();
  }

  /**
   * Sorts by the first key, then, where that is equal, by the second, and so on. Replaces an
   * earlier order.
   */
  public Plan sortBy(SortKey... keys) {
    Values.requireAll(keys, "keys");
    Set<SortTerm> seen = new LinkedHashSet<>();
    List<SortKey.Directed> directed = new ArrayList<>();
    for (SortKey key : keys) {
      SortKey.Directed next = key instanceof SortKey.Directed given ? given : key.ascending();
      // Rows that an earlier key leaves unordered are equal in its term: the same term orders none.
      if (seen.add(next.term())) {
        directed.add(next);
      }
    }
    return new Plan(
        selections, condition, this.keys, measures, List.copyOf(directed), rowLimit, referenceTime);
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
    return new Plan(
        selections, condition, keys, measures, order, OptionalLong.of(rows), referenceTime);
  }

  /**
   * Sets the time from which ages count. Without it that is the newest {@code alloc_ts} of the
   * input, for which an input that is not in memory is read twice. Replaces an earlier time.
   *
   * @param nanos the time, in nanoseconds since boot
   * @throws IllegalArgumentException if {@code nanos} is negative
   */
  public Plan now(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a time since boot is 0 or more nanoseconds: " + nanos);
    }
    return new Plan(selections, condition, keys, measures, order, rowLimit, OptionalLong.of(nanos));
  }

  /** Returns the selections; a record is kept if it is in all of them. A key may recur. */
  public List<Selection> selections() {
    return selections;
  }

  /** Returns the condition of all {@code where} calls together, without the selections. */
  public Optional<Condition> condition() {
    return Optional.ofNullable(condition);
  }

  /** Returns the keys to group by, set by {@link #cull}; empty if each record is a row. */
  public List<Key<?>> keys() {
    return keys;
  }

  /** Returns the measures besides times and pages. */
  public List<Measure> measures() {
    return measures;
  }

  /** Returns the sort keys, the most significant first; empty for the default order. */
  public List<SortKey.Directed> order() {
    return order;
  }

  /** Returns the maximum number of rows to keep; empty if there is no limit. */
  public OptionalLong rowLimit() {
    return rowLimit;
  }

  /** Returns the time from which ages count, in nanoseconds since boot; empty if none is set. */
  public OptionalLong referenceTime() {
    return referenceTime;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Plan that
        && selections.equals(that.selections)
        && Objects.equals(condition, that.condition)
        && keys.equals(that.keys)
        && measures.equals(that.measures)
        && order.equals(that.order)
        && rowLimit.equals(that.rowLimit)
        && referenceTime.equals(that.referenceTime);
  }

  @Override
  public int hashCode() {
    return Objects.hash(selections, condition, keys, measures, order, rowLimit, referenceTime);
  }

  /**
   * Returns the option line, with long names: {@code --pid=1 --cull=stacktrace,pid --sort=-tgid};
   * empty for {@link #EMPTY}. A POSIX shell splits it into the words that {@link #parse(List)}
   * reads.
   */
  @Override
  public String toString() {
    return PlanPrinter.print(this);
  }
}
