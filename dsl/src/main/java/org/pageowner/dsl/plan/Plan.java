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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.lexer.Word;
import org.pageowner.dsl.plan.Key.Use;

/**
 * A question about page_owner records, as a value: a filter, keys to group by, measures, conditions
 * on rows, an order and a limit. They apply in this order, whatever the order of the calls.
 *
 * <p>Plans are immutable, safe to share between threads, and compared by value. {@link #toString()}
 * is an option line, and {@link #parse(String)} of it gives an equal plan.
 *
 * <p>A method with parameters is a verb, named as in the grammar, and returns a new plan, so use
 * the result: {@link #select}, {@link #where(Condition)}, {@link #cull}, {@link #measure}, {@link
 * #sortBy}, {@link #limit}. A method without parameters is a noun and returns one part of the plan:
 * {@link #keys}, {@link #order}. The only verb without a parameter is {@link #others}.
 */
public final class Plan {
  /** Every record, in file order. */
  public static final Plan EMPTY = new Plan(new Draft());

  private final Draft parts;

  private Plan(Draft parts) {
    this.parts = parts;
  }

  /**
   * A maximum number of rows for each value of a key.
   *
   * @param rows 0 or more
   * @param key the key
   */
  public record GroupLimit(long rows, Key<?> key) {
    /** Checks the components. */
    public GroupLimit {
      Objects.requireNonNull(key, "key");
      PlanRules.requireLimit(rows);
    }

    /** Returns the grammar's text: {@code 3/module}. */
    @Override
    public String toString() {
      return rows + "/" + key;
    }
  }

  /** The parts of a plan, which change only while it is made. */
  private static final class Draft implements Cloneable {
    private List<Selection> selections = List.of();
    private @Nullable Condition condition;
    private List<Key<?>> keys = List.of();
    private List<Measure<?>> measures = List.of();
    private @Nullable RowCondition having;
    private List<SortKey.Directed> order = List.of();
    private OptionalLong rowLimit = OptionalLong.empty();
    private @Nullable GroupLimit groupLimit;
    private boolean others;
    private @Nullable Key<?> across;
    private List<Column<?>> shown = List.of();
    private OptionalLong referenceTime = OptionalLong.empty();

    Draft copy() {
      try {
        return (Draft) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    List<@Nullable Object> all() {
      return Arrays.asList(
          selections,
          condition,
          keys,
          measures,
          having,
          order,
          rowLimit,
          groupLimit,
          others,
          across,
          shown,
          referenceTime);
    }
  }

  private Plan with(Consumer<Draft> change) {
    Draft changed = parts.copy();
    change.accept(changed);
    return new Plan(changed);
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
    return PlanText.parse(Word.split(line, PlanSyntaxException::new));
  }

  /**
   * Reads options that a shell has split into words.
   *
   * @throws PlanSyntaxException if they are not options; its columns are those of the words, quoted
   *     for a shell and joined by a blank
   */
  public static Plan parse(List<String> words) {
    Objects.requireNonNull(words, "words");
    return PlanText.parse(Word.of(words, PlanSyntaxException::new));
  }

  /** Returns the names of the long options: {@code cull}. */
  public static List<String> optionNames() {
    return PlanText.OPTIONS;
  }

  /** Returns whether the value of a word is the next one: of {@code --cull}, not {@code -m}. */
  public static boolean takesNext(String word) {
    Objects.requireNonNull(word, "word");
    return PlanText.takesNext(word);
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
      byKey.merge(selection.key(), selection, Values::either);
    }
    List<Selection> all =
        Stream.concat(parts.selections.stream(), byKey.values().stream()).toList();
    return with(draft -> draft.selections = all);
  }

  /** Keeps records for which {@code condition} holds too. */
  public Plan where(Condition condition) {
    Objects.requireNonNull(condition, "condition");
    Condition both = parts.condition == null ? condition : parts.condition.and(condition);
    return with(draft -> draft.condition = both);
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
    return with(draft -> draft.keys = distinct(keys));
  }

  /** Adds columns to times and pages, which every table has. Replaces earlier measures. */
  public Plan measure(Measure<?>... measures) {
    Values.requireAll(measures, "measures");
    return with(draft -> draft.measures = distinct(measures));
  }

  /**
   * Keeps rows for which a condition on their measures holds too: {@code
   * having(PAGES.atLeast(100))}. Shares are of all records, also those of rows that are removed.
   */
  public Plan having(RowCondition condition) {
    Objects.requireNonNull(condition, "condition");
    RowCondition both = parts.having == null ? condition : parts.having.and(condition);
    return with(draft -> draft.having = both);
  }

  /**
   * Keeps rows for which a condition on measures in the grammar holds too; names of this plan's
   * measures may be in it.
   *
   * @throws PlanSyntaxException if {@code condition} is not such a condition
   */
  public Plan having(String condition) {
    Objects.requireNonNull(condition, "condition");
    return having(
        RowConditionParser.parse(Word.whole(condition, PlanSyntaxException::new), parts.measures));
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
    return with(draft -> draft.order = List.copyOf(directed));
  }

  /**
   * Keeps the first {@code rows} rows. Replaces an earlier limit.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Plan limit(long rows) {
    PlanRules.requireLimit(rows);
    return with(draft -> draft.rowLimit = OptionalLong.of(rows));
  }

  /**
   * Keeps the first {@code rows} rows with each value of a key, before {@link #limit(long)} counts
   * them. Replaces an earlier limit of this kind.
   *
   * @throws IllegalArgumentException if {@code rows} is negative
   */
  public Plan limit(long rows, Key<?> key) {
    GroupLimit limit = new GroupLimit(rows, key);
    return with(draft -> draft.groupLimit = limit);
  }

  Plan withLimits(OptionalLong rows, @Nullable GroupLimit within) {
    return with(
        draft -> {
          draft.rowLimit = rows;
          draft.groupLimit = within;
        });
  }

  /**
   * Adds a last row for the records of the rows that the limit cuts; with a limit for each value of
   * a key, a row after those of each value.
   */
  public Plan others() {
    return with(draft -> draft.others = true);
  }

  /**
   * Adds times and pages for each value of a key, of which there are at most 100, as columns.
   * Replaces an earlier key.
   *
   * @throws IllegalArgumentException if the key cannot be culled by
   */
  public Plan across(Key<?> key) {
    Objects.requireNonNull(key, "key");
    key.require(Use.CULL);
    return with(draft -> draft.across = key);
  }

  /** Shows these columns in place of the usual ones. Replaces earlier ones. */
  public Plan show(Column<?>... columns) {
    Values.requireAll(columns, "columns");
    return with(draft -> draft.shown = distinct(columns));
  }

  /**
   * Sets the time from which ages count. Without it that is the newest {@code alloc_ts} of the
   * input, for which an input that is not in memory is read twice. Replaces an earlier time.
   *
   * @param nanos the time, in nanoseconds since boot
   * @throws IllegalArgumentException if {@code nanos} is negative
   */
  public Plan now(long nanos) {
    PlanRules.requireTime(nanos);
    return with(draft -> draft.referenceTime = OptionalLong.of(nanos));
  }

  /** Returns the selections; a record is kept if it is in all of them. A key may recur. */
  public List<Selection> selections() {
    return parts.selections;
  }

  /** Returns the condition of all {@code where} calls together, without the selections. */
  public Optional<Condition> condition() {
    return Optional.ofNullable(parts.condition);
  }

  /** Returns the keys to group by, set by {@link #cull}; empty if each record is a row. */
  public List<Key<?>> keys() {
    return parts.keys;
  }

  /** Returns the measures besides times and pages. */
  public List<Measure<?>> measures() {
    return parts.measures;
  }

  /** Returns the condition of all {@code having} calls together. */
  public Optional<RowCondition> rowCondition() {
    return Optional.ofNullable(parts.having);
  }

  /** Returns the sort keys, the most significant first; empty for the default order. */
  public List<SortKey.Directed> order() {
    return parts.order;
  }

  /** Returns the maximum number of rows to keep; empty if there is no limit. */
  public OptionalLong rowLimit() {
    return parts.rowLimit;
  }

  /** Returns the maximum number of rows for each value of a key; empty if there is none. */
  public Optional<GroupLimit> groupLimit() {
    return Optional.ofNullable(parts.groupLimit);
  }

  /** Returns whether there is a row for the records that the limit cuts. */
  public boolean hasOthers() {
    return parts.others;
  }

  /** Returns the key whose values are columns; empty if there is none. */
  public Optional<Key<?>> columnKey() {
    return Optional.ofNullable(parts.across);
  }

  /** Returns the columns to show; empty for the usual ones. */
  public List<Column<?>> shown() {
    return parts.shown;
  }

  /** Returns the time from which ages count, in nanoseconds since boot; empty if none is set. */
  public OptionalLong referenceTime() {
    return parts.referenceTime;
  }

  /** Returns the measures of columns, of the order and of the condition on rows. */
  public Set<Measure<?>> allMeasures() {
    return PlanRules.measures(this);
  }

  /**
   * Checks that the parts of the plan fit together.
   *
   * @throws IllegalArgumentException if they do not, as a share within a key that is not culled
   */
  public void requireConsistent() {
    PlanRules.require(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Plan that && parts.all().equals(that.parts.all());
  }

  @Override
  public int hashCode() {
    return parts.all().hashCode();
  }

  /**
   * Returns the option line, with long names: {@code --pid=1 --cull=stacktrace,pid --sort=-tgid};
   * empty for {@link #EMPTY}. A POSIX shell splits it into words for {@link #parse(List)}.
   */
  @Override
  public String toString() {
    return PlanText.print(this);
  }
}
