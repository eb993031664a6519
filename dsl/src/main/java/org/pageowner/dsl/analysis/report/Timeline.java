package org.pageowner.dsl.analysis.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The pages of a dump by time of allocation, in intervals of equal length: for each module, for
 * each caller, and for each usage. Early records and records without a time are left out.
 */
final class Timeline implements RecordScan.Visitor {
  private static final int INTERVALS = 240;
  private static final int SERIES = 10;
  private static final double NANOS_PER_MILLI = 1e6;

  private final StackFacts stacks;
  private final Names names;
  private final long start;
  private final long span;
  private final PairIndex cells = new PairIndex();
  private final LongList pages = new LongList();
  private final PairIndex usageCells = new PairIndex();
  private final LongList usagePages = new LongList();
  private long total;

  /** The pages of one name, or of several, by interval. */
  private static final class Series {
    final String name;
    final long[] pages;

    /** Whether these are the pages of all names that are not among the largest. */
    final boolean isRest;

    Series(String name, long[] pages, boolean isRest) {
      this.name = name;
      this.pages = pages;
      this.isRest = isRest;
    }
  }

  /** A timeline from the oldest to the newest time of an allocation, in nanoseconds. */
  Timeline(StackFacts stacks, Names names, @Nullable Long oldest, @Nullable Long newest) {
    this.stacks = stacks;
    this.names = names;
    this.start = oldest == null ? 0 : oldest;
    this.span = oldest == null || newest == null ? 0 : newest - oldest + 1;
  }

  @Override
  public void visit(RecordSlice slice, int row, boolean isEarly) {
    long count = slice.pages[row];
    long time = slice.times[row];
    if (isEarly || time == PackedColumns.ABSENT || count == PackedColumns.ABSENT || span <= 0) {
      return;
    }
    add(cells, pages, interval(time), stacks.index(slice.stacks[row]), count);
    add(usageCells, usagePages, interval(time), slice.usages[row], count);
    total += count;
  }

  private static void add(PairIndex cells, LongList pages, long interval, int column, long count) {
    int known = cells.size();
    int cell = cells.add(interval, column);
    if (cell == known) {
      pages.add(count);
    } else {
      pages.set(cell, pages.get(cell) + count);
    }
  }

  private long interval(long time) {
    return (long) ((double) (time - start) / span * INTERVALS);
  }

  /** Returns whether there is no record with a time. */
  boolean isEmpty() {
    return cells.size() == 0;
  }

  /** Writes start, end and series; {@code marks} are times of earlier dumps. */
  void appendTo(JsonObject json, PackedColumns packed, List<Long> marks) {
    json.fraction("start", start / NANOS_PER_MILLI)
        .fraction("end", (start + span) / NANOS_PER_MILLI)
        .number("intervals", INTERVALS)
        .number("pages", total)
        .numbers("marks", marks.stream().map(Timeline::millis).toList());
    appendSeries(json, packed, "modules", series(cells, pages, stacks::module));
    appendSeries(json, packed, "callers", series(cells, pages, stacks::caller));
    appendSeries(json, packed, "usages", series(usageCells, usagePages, usage -> usage));
  }

  private static void appendSeries(
      JsonObject json, PackedColumns packed, String field, List<Series> all) {
    json.objects(
        field,
        all,
        (series, object) ->
            object
                .text("name", series.name)
                .flag("isRest", series.isRest)
                .number("data", packed.add(series.pages)));
  }

  /** Returns the series of the largest names; {@code nameOf} gives that of a cell's column. */
  private List<Series> series(PairIndex cells, LongList pages, IntUnaryOperator nameOf) {
    Map<Integer, Long> sums = new HashMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      sums.merge(nameOf.applyAsInt((int) cells.second(cell)), pages.get(cell), Long::sum);
    }
    List<Integer> largest =
        sums.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(entry -> names.all().get(entry.getKey())))
            .limit(SERIES)
            .map(Map.Entry::getKey)
            .toList();
    Map<Integer, long[]> rows = new HashMap<>();
    largest.forEach(name -> rows.put(name, new long[INTERVALS]));
    long[] others = new long[INTERVALS];
    for (int cell = 0; cell < cells.size(); cell++) {
      long[] row = rows.getOrDefault(nameOf.applyAsInt((int) cells.second(cell)), others);
      row[(int) cells.first(cell)] += pages.get(cell);
    }
    List<Series> all = new ArrayList<>();
    for (int name : largest) {
      all.add(new Series(names.all().get(name), rows.getOrDefault(name, others), false));
    }
    if (sums.size() > largest.size()) {
      int more = sums.size() - largest.size();
      all.add(new Series(more + " more", others, true));
    }
    return all;
  }

  /** Returns nanoseconds as milliseconds, rounded as times in tables are. */
  static long millis(long nanos) {
    return Math.round(nanos / NANOS_PER_MILLI);
  }
}
