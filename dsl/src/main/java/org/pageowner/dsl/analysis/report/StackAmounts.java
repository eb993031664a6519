package org.pageowner.dsl.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.analysis.growth.Turnover;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.internal.usage.Usage;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * The distinct stacks of all dumps with their amounts: a row for each row of a query by stack, or
 * of a growth. The largest come first, and early ones, whose owner is unknown, last.
 */
final class StackAmounts {
  /** Stacks of which the report has the frames as printed, besides the functions. */
  private static final int PRINTED = 500;

  /** A stack and its allocations and pages in each dump. */
  private static final class Amounts {
    final @Nullable StackTrace stack;
    final @Nullable String module;
    final @Nullable String caller;
    final long[] times;
    final long[] pages;
    boolean isEarly;

    /** The times of the oldest and the newest allocation in the last dump, in nanoseconds. */
    @Nullable Long first;

    @Nullable Long last;

    @Nullable Turnover turnover;

    /** A bit for each usage of the stack's pages, by its place among all usages. */
    long usages;

    Amounts(
        @Nullable StackTrace stack, @Nullable String module, @Nullable String caller, int dumps) {
      this.stack = stack;
      this.module = module;
      this.caller = caller;
      this.times = new long[dumps];
      this.pages = new long[dumps];
    }

    /** Returns the stack of a row without amounts. */
    static Amounts of(Row row, int dumps) {
      return new Amounts(
          row.get(Keys.STACKTRACE), row.get(Keys.MODULE), row.get(Keys.CALLER), dumps);
    }

    void add(int dump, Row row) {
      times[dump] += row.times();
      pages[dump] += row.pages();
    }

    boolean isEarly() {
      return isEarly;
    }

    long after() {
      return pages[pages.length - 1];
    }

    /** Returns the pages or the change, whichever is larger. */
    long size() {
      return Math.max(after(), Math.abs(after() - pages[0]));
    }
  }

  private static final List<String> USAGES = Stream.of(Usage.values()).map(Usage::word).toList();

  private final int dumps;
  private final List<Amounts> rows = new ArrayList<>();

  private StackAmounts(int dumps) {
    this.dumps = dumps;
  }

  /** Returns the stacks of one dump. */
  static StackAmounts of(Table owned, Table early) {
    StackAmounts all = new StackAmounts(1);
    owned.forEach(all::add);
    all.addEarly(List.of(early));
    all.sort();
    return all;
  }

  /**
   * Returns the stacks of several dumps.
   *
   * @param owned the stacks of the last dump, for their times
   * @param early the early stacks of each dump
   */
  static StackAmounts of(Growth growth, Table owned, List<Table> early) {
    StackAmounts all = new StackAmounts(growth.dumps());
    Map<StackKey, Row> last = new HashMap<>();
    owned.forEach(row -> last.put(new StackKey(row.get(Keys.STACKTRACE)), row));
    for (GrowthRow row : growth) {
      Amounts amounts =
          new Amounts(
              row.get(Keys.STACKTRACE), row.get(Keys.MODULE), row.get(Keys.CALLER), all.dumps);
      for (int dump = 0; dump < all.dumps; dump++) {
        amounts.times[dump] = row.times(dump);
        amounts.pages[dump] = row.pages(dump);
      }
      Row now = last.get(new StackKey(amounts.stack));
      if (now != null) {
        amounts.first = now.get(Keys.FIRST_ALLOC_TS);
        amounts.last = now.get(Keys.LAST_ALLOC_TS);
      }
      amounts.turnover = row.turnover();
      all.rows.add(amounts);
    }
    all.addEarly(early);
    all.sort();
    return all;
  }

  /** A stack as a key of a map, which may be absent. */
  private record StackKey(@Nullable StackTrace stack) {}

  private void add(Row row) {
    Amounts amounts = Amounts.of(row, 1);
    amounts.add(0, row);
    amounts.first = row.get(Keys.FIRST_ALLOC_TS);
    amounts.last = row.get(Keys.LAST_ALLOC_TS);
    rows.add(amounts);
  }

  private void addEarly(List<Table> tables) {
    Map<StackKey, Amounts> known = new LinkedHashMap<>();
    for (int dump = 0; dump < dumps; dump++) {
      for (Row row : tables.get(dump)) {
        known
            .computeIfAbsent(new StackKey(row.get(Keys.STACKTRACE)), key -> Amounts.of(row, dumps))
            .add(dump, row);
      }
    }
    known.values().forEach(amounts -> amounts.isEarly = true);
    rows.addAll(known.values());
  }

  /** Notes the usages of the stacks of a dump: {@code table} is culled by stack and usage. */
  void addUsages(Table table) {
    Map<StackKey, Long> bits = new HashMap<>();
    for (Row row : table) {
      bits.merge(
          new StackKey(row.get(Keys.STACKTRACE)),
          1L << USAGES.indexOf(row.get(Keys.USAGE)),
          (a, b) -> a | b);
    }
    rows.forEach(row -> row.usages |= bits.getOrDefault(new StackKey(row.stack), 0L));
  }

  private void sort() {
    rows.sort(
        Comparator.comparing(Amounts::isEarly)
            .thenComparing(Comparator.comparingLong(Amounts::size).reversed()));
  }

  /** Writes the rows as columns; of several dumps, those of each. */
  void appendTo(JsonObject json, PackedColumns packed, Names names, StackNodes nodes) {
    json.number("rows", rows.size())
        .number("leaf", packed.add(longs(row -> nodes.add(row.stack))))
        .number("skip", packed.add(longs(StackAmounts::allocatorFrames)))
        .number("early", packed.add(longs(row -> row.isEarly() ? 1 : 0)))
        .number("module", packed.add(longs(row -> names.addOrAbsent(row.module))))
        .number("caller", packed.add(longs(row -> names.addOrAbsent(row.caller))))
        .texts("usageNames", USAGES)
        .number("usages", packed.add(longs(row -> row.usages)))
        .number("first", packed.add(longs(row -> millis(row.first))))
        .number("last", packed.add(longs(row -> millis(row.last))));
    List<Long> times = new ArrayList<>();
    List<Long> pages = new ArrayList<>();
    for (int dump = 0; dump < dumps; dump++) {
      int index = dump;
      times.add((long) packed.add(longs(row -> row.times[index])));
      pages.add((long) packed.add(longs(row -> row.pages[index])));
    }
    json.numbers("times", times).numbers("pages", pages);
    appendTurnover(json, packed);
    appendPrinted(json, packed, names);
  }

  private long[] longs(ToLongFunction<Amounts> value) {
    return rows.stream().mapToLong(value).toArray();
  }

  private void appendTurnover(JsonObject json, PackedColumns packed) {
    if (rows.stream().allMatch(row -> row.turnover == null)) {
      return;
    }
    json.number("stayedPages", packed.add(ofTurnover(Turnover::survivorPages)))
        .number("stayedTimes", packed.add(ofTurnover(Turnover::survivors)))
        .number("gonePages", packed.add(ofTurnover(Turnover::gonePages)))
        .number("goneTimes", packed.add(ofTurnover(Turnover::gone)))
        .number("newPages", packed.add(ofTurnover(Turnover::freshPages)))
        .number("newTimes", packed.add(ofTurnover(Turnover::fresh)));
  }

  private long[] ofTurnover(ToLongFunction<Turnover> value) {
    return longs(
        row -> {
          Turnover turnover = row.turnover;
          return turnover == null ? 0 : value.applyAsLong(turnover);
        });
  }

  private void appendPrinted(JsonObject json, PackedColumns packed, Names names) {
    LongList lengths = new LongList();
    LongList frames = new LongList();
    for (Amounts row : rows.subList(0, Math.min(PRINTED, rows.size()))) {
      StackTrace stack = row.stack;
      lengths.add(stack == null ? 0 : stack.frames().size());
      if (stack != null) {
        for (Frame frame : stack.frames()) {
          frames.add(names.add(frame.text()));
        }
      }
    }
    json.number("printedLength", packed.add(lengths.toArray()))
        .number("printedFrame", packed.add(frames.toArray()));
  }

  /** Returns the number of frames at the inner end that are of allocators. */
  private static long allocatorFrames(Amounts row) {
    StackTrace stack = row.stack;
    return stack == null ? 0 : stack.frames().size() - stack.fromCaller().frames().size();
  }

  private static long millis(@Nullable Long nanos) {
    return nanos == null ? PackedColumns.ABSENT : Timeline.millis(nanos);
  }
}
