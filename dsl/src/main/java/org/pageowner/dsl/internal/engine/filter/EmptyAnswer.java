package org.pageowner.dsl.internal.engine.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.TimeStamp;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.lexer.Spelling;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.Selection;
import org.pageowner.dsl.plan.TextTerm;

/**
 * Explains an answer without records: which condition no record of the input can meet, and the
 * nearest name that the input has.
 *
 * <p>It reads the columns of the conditions as the scan does, but of all records, and looks at the
 * distinct values alone. Over a stream it reads along with the scan, since the batches are
 * released; over records in memory it reads them after an empty answer.
 */
public final class EmptyAnswer {
  private static final Pattern KERNELS = Pattern.compile("\\(kernels? ([^)]*)\\)");

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
      if (key(condition) instanceof NumberKey) {
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
    Key<?> key = key(condition);
    return key == null || KeyCatalogue.CALLER.equals(term(condition))
        ? columns.stack()
        : columns.of(key);
  }

  /** Returns the key of a condition; {@code null} for frames. */
  private static @Nullable Key<?> key(Condition condition) {
    if (condition instanceof Condition.NumberIn in) {
      return in.key();
    } else if (condition instanceof Condition.NumberRange range) {
      return range.key();
    } else if (condition instanceof Condition.MaskHas has) {
      return has.key();
    } else if (condition instanceof Condition.StackLike like) {
      return like.key();
    } else if (condition instanceof Condition.Present test) {
      return test.key();
    } else if (condition instanceof FlagKey flag) {
      return flag;
    }
    return term(condition) instanceof Key<?> key ? key : null;
  }

  private static @Nullable TextTerm term(Condition condition) {
    return condition instanceof Condition.TextIn in
        ? in.term()
        : condition instanceof Condition.TextLike like
            ? like.term()
            : condition instanceof Condition.TextMatches matches ? matches.term() : null;
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
    if (!present.contains(column)) {
      return absent(condition, report);
    }
    if (condition instanceof Condition.MaskHas has) {
      return missing(
          has.names(), "the flag ", column, null, (mask, name) -> ((Mask) mask).has(name));
    }
    if (condition instanceof Condition.TextIn in) {
      return missing(
          in.values(),
          "the " + in.term().name() + " ",
          column,
          in.term(),
          (value, name) -> names(in.term(), value).anyMatch(name::equals));
    }
    if (condition instanceof Condition.StackLike like) {
      return missing(
          like.matcher().names(),
          "the function ",
          column,
          null,
          (stack, name) -> ((StackTrace) stack).calls(name));
    }
    if (condition instanceof Condition.TextLike like && !hasWildcard(like.glob())) {
      String quote = like.glob().contains("'") ? "\"" : "'";
      return "like %s%s%s has no wildcard: it matches that %s alone; like %1$s*%2$s*%1$s finds it within"
          .formatted(quote, like.glob(), quote, like.term().name());
    }
    long[] extremes = bounds.get(column);
    return extremes != null && key(condition) instanceof NumberKey key
        ? "no record meets %s; the input has %s"
            .formatted(condition, range(key, extremes[0], extremes[1]))
        : null;
  }

  private static String range(NumberKey key, long min, long max) {
    return key.isTime()
        ? key + " from " + TimeStamp.text(min) + " to " + TimeStamp.text(max)
        : new Condition.NumberRange(key, min, max).toString();
  }

  private static String absent(Condition condition, ReadReport report) {
    Key<?> key = key(condition);
    String records = String.format(Locale.ROOT, "is in none of the %,d records", report.records());
    if (key == null) {
      return "a stack " + records;
    }
    Matcher kernels = KERNELS.matcher(key.description());
    return key
        + " "
        + records
        + (kernels.find() ? "; kernels " + kernels.group(1) + " print it" : "");
  }

  /** Whether a value has a name. */
  private interface Naming {
    boolean has(Object value, String name);
  }

  /** Returns a line if no value has any of the names, with the nearest name that a value has. */
  private @Nullable String missing(
      List<String> names, String noun, KeyColumn column, @Nullable TextTerm term, Naming naming) {
    List<Object> values = values(column);
    Predicate<String> unknown = name -> values.stream().noneMatch(value -> naming.has(value, name));
    // All flags and functions are required, but only one of the texts.
    if (term == null ? names.stream().noneMatch(unknown) : !names.stream().allMatch(unknown)) {
      return null;
    }
    List<String> missing = names.stream().filter(unknown).toList();
    Set<String> known =
        values.stream()
            .flatMap(value -> names(term, value))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> nearest =
        missing.stream()
            .map(name -> nearest(name, known, term))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return "no record has "
        + noun
        + String.join(", ", missing)
        + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest))
        + wildcards(missing, term);
  }

  /** Returns the nearest known name; of a function the one without the suffixes of a build. */
  private static String nearest(String name, Set<String> known, @Nullable TextTerm term) {
    if (KeyCatalogue.CALLER.equals(term) || term instanceof FrameTerm) {
      String function = Frame.parse(name + "+0x0/0x0").function();
      if (function != null && known.contains(function)) {
        return function;
      }
    }
    return Spelling.closest(name, known);
  }

  private static String wildcards(List<String> names, @Nullable TextTerm term) {
    if (term == null) {
      return "";
    }
    return names.stream()
        .filter(EmptyAnswer::hasWildcard)
        .findFirst()
        .map(name -> "; wildcards are for like: " + new Condition.TextLike(term, name))
        .orElse("");
  }

  private static boolean hasWildcard(String text) {
    return text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  private static Stream<String> names(@Nullable TextTerm term, Object value) {
    if (value instanceof Mask mask) {
      return mask.names().stream();
    }
    if (value instanceof StackTrace stack) {
      Stream<Frame> frames =
          KeyCatalogue.CALLER.equals(term)
              ? Stream.ofNullable(stack.callerFrame())
              : stack.frames().stream();
      return frames.flatMap(
          frame -> Stream.of(name(frame.function(), frame), name(frame.symbol(), frame)));
    }
    return Stream.of(value.toString());
  }

  private static String name(@Nullable String name, Frame frame) {
    return name == null ? frame.text() : name;
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
