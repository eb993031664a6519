package org.pageowner.dsl.internal.engine.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;

/**
 * Explains an answer without records: which condition no record of the input can meet, and the
 * nearest name that the input has.
 *
 * <p>It reads the columns of the conditions as the scan does, but of all records, and looks at the
 * distinct values alone. Over a stream it reads along with the scan, since the batches are
 * released; over records in memory it reads them after an empty answer.
 */
public final class EmptyAnswer {
  private final KeyColumns columns;
  private final List<Condition> required;
  private final Set<KeyColumn> read = new LinkedHashSet<>();
  private final Set<KeyColumn> present = new LinkedHashSet<>();

  /** The codes that occur, of columns of names whose codes are not dense: the allocators. */
  private final Map<KeyColumn, Set<Long>> sparse = new HashMap<>();

  /** The smallest and the largest value of columns of numbers. */
  private final Map<KeyColumn, long[]> bounds = new HashMap<>();

  /** The conditions that no record so far has met. */
  private final Map<Condition, RowFilter> unmet = new LinkedHashMap<>();

  private final boolean[] passed = new boolean[RowSlice.CAPACITY];

  private EmptyAnswer(List<Condition> required, LongSupplier now) {
    this.required = required;
    this.columns = new KeyColumns(now);
    Filters filters = new Filters(columns);
    for (Condition condition : required) {
      unmet.put(condition, filters.each(condition).get(0));
      if (!isSimple(condition)) {
        continue;
      }
      KeyColumn column = column(condition);
      read.add(column);
      if (condition instanceof Condition.MaskHas || condition instanceof Condition.TextIn) {
        sparse.put(column, new LinkedHashSet<>());
      }
      if (UnmetCondition.key(condition) instanceof NumberKey) {
        bounds.put(column, new long[] {Long.MAX_VALUE, Long.MIN_VALUE});
      }
    }
  }

  /**
   * An explanation of the conditions that each record of the answer has to meet; {@code now} gives
   * the time from which ages count.
   */
  public static EmptyAnswer of(Plan plan, LongSupplier now) {
    Stream<Condition> selected = plan.selections().stream().map(Selection::condition);
    Stream<Condition> where =
        plan.condition().stream()
            .flatMap(
                c -> c instanceof Condition.And and ? and.conditions().stream() : Stream.of(c));
    return new EmptyAnswer(Stream.concat(selected, where).distinct().toList(), now);
  }

  /** Returns whether a condition is about one key. */
  private static boolean isSimple(Condition condition) {
    return !(condition instanceof Condition.And
        || condition instanceof Condition.Or
        || condition instanceof Condition.Not);
  }

  private KeyColumn column(Condition condition) {
    Key<?> key = UnmetCondition.key(condition);
    return key == null || KeyCatalogue.CALLER.equals(UnmetCondition.term(condition))
        ? columns.stack()
        : columns.of(key);
  }

  /** Reads the columns of the conditions. */
  public void read(RecordBatch batch) {
    for (int from = 0; from < batch.size() && !required.isEmpty(); from += RowSlice.CAPACITY) {
      Interruption.check();
      RowSlice slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
      for (KeyColumn column : read) {
        long[] codes = column.codes(slice);
        for (int row = 0; row < slice.count() && !present.contains(column); row++) {
          if (codes[row] != RowSlice.ABSENT) {
            present.add(column);
          }
        }
        Set<Long> distinct = sparse.get(column);
        if (distinct != null && column.denseCodes() < 0) {
          addDistinct(codes, slice.count(), distinct);
        }
        long[] extremes = bounds.get(column);
        if (extremes != null) {
          extend(extremes, codes, slice.count());
        }
      }
      unmet.values().removeIf(filter -> passesAny(filter, slice));
    }
  }

  private boolean passesAny(RowFilter filter, RowSlice slice) {
    filter.test(slice, passed);
    for (int row = 0; row < slice.count(); row++) {
      if (passed[row]) {
        return true;
      }
    }
    return false;
  }

  private static void extend(long[] extremes, long[] codes, int count) {
    for (int row = 0; row < count; row++) {
      if (codes[row] != RowSlice.ABSENT) {
        extremes[0] = Math.min(extremes[0], codes[row]);
        extremes[1] = Math.max(extremes[1], codes[row]);
      }
    }
  }

  private static void addDistinct(long[] codes, int count, Set<Long> distinct) {
    for (int row = 0; row < count; row++) {
      boolean isRepeated = row > 0 && codes[row] == codes[row - 1];
      if (!isRepeated && codes[row] != RowSlice.ABSENT) {
        distinct.add(codes[row]);
      }
    }
  }

  /**
   * Returns a line for each condition that no record meets; if there is none, one that says so.
   * None if the input has no record, or all are selected.
   */
  public List<String> lines(ReadReport report) {
    List<String> lines = new ArrayList<>();
    if (report.records() == 0) {
      return lines;
    }
    for (Condition condition : unmet.keySet()) {
      String line = isSimple(condition) ? line(condition, report) : null;
      lines.add(line == null ? "no record meets " + condition : line);
    }
    if (lines.isEmpty() && required.size() > 1) {
      lines.add("some records meet each of the conditions, but none meets all of them");
    }
    return lines;
  }

  private @Nullable String line(Condition condition, ReadReport report) {
    KeyColumn column = column(condition);
    UnmetCondition words = new UnmetCondition(condition, values(column), bounds.get(column));
    return present.contains(column) ? words.text() : words.absent(report);
  }

  private List<Object> values(KeyColumn column) {
    int dense = column.denseCodes();
    LongStream codes =
        dense < 0
            ? sparse.getOrDefault(column, Set.of()).stream().mapToLong(Long::longValue)
            : LongStream.range(0, dense);
    return codes.mapToObj(column::value).filter(Objects::nonNull).toList();
  }
}
