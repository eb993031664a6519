package org.pageowner.dsl.internal.layout;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.TimeStamp;
import org.pageowner.dsl.internal.lexer.Durations;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.Statistic;

/** Values as text that fits on a line and is safe to print. */
public final class CellText {
  private static final String ABSENT = "-";
  private static final String CUT = "…";

  private static final Set<Measure<?>> TIMES =
      Set.of(Measure.FIRST_ALLOC_TS, Measure.LAST_ALLOC_TS);

  /** Statistics whose values are times if those of their key are. */
  private static final Set<Measure.Kind> TIME_STATISTICS =
      Set.of(
          Measure.Kind.MIN,
          Measure.Kind.MAX,
          Measure.Kind.MEAN,
          Measure.Kind.MEDIAN,
          Measure.Kind.QUANTILE,
          Measure.Kind.SUM);

  private CellText() {}

  /** Returns whether the values of a column are times or durations, in nanoseconds. */
  static boolean isTime(Column<?> column) {
    if (column instanceof Measure<?> measure) {
      return measure.base() instanceof Statistic<?> statistic
          ? TIME_STATISTICS.contains(statistic.kind()) && isTime(statistic.key())
          : TIMES.contains(measure.base());
    }
    return column instanceof NumberKey key && key.isTime();
  }

  /**
   * Returns the name of a column of {@code across}, with a time as a duration: {@code pages[5s]}.
   */
  static String heading(Column.Across column) {
    return isTime(column.key()) && column.value() instanceof Long nanos && nanos != 0
        ? column.measure() + "[" + Durations.print(nanos) + "]"
        : column.name();
  }

  /** Returns the text of a value of a measure, with the unit of that. */
  static String of(Measure<?> measure, Object value) {
    if (isTime(measure)) {
      return time(value instanceof Double mean ? Math.round(mean) : (Long) value);
    }
    if (value instanceof Double number) {
      return measure.kind() == Measure.Kind.SHARE
          ? Percentage.percent(number)
          : Amount.decimal(number);
    }
    if (value instanceof Long number) {
      return measure.kind() == Measure.Kind.SIZE ? Amount.bytes(number, 1) : Amount.number(number);
    }
    return value.toString();
  }

  private static String time(long nanos) {
    return nanos < 0 ? "-" + TimeStamp.text(-nanos) : TimeStamp.text(nanos);
  }

  /** Returns the whole text of a value of a key or a measure. */
  public static String of(Column<?> column, @Nullable Object value) {
    boolean isRounded =
        column instanceof Measure<?> measure
            && (measure.kind() == Measure.Kind.SHARE || measure.kind() == Measure.Kind.SIZE);
    if (isRounded && value != null) {
      return of((Measure<?>) column, value);
    }
    return isTime(column) && value instanceof Long nanos
        ? time(nanos)
        : of(value, Integer.MAX_VALUE);
  }

  /**
   * Returns the text of a value, in at most {@code width} characters; numbers are never truncated.
   *
   * <p>An absent value is {@code -}, an empty text {@code ""}.
   */
  public static String of(@Nullable Object value, int width) {
    if (value == null) {
      return ABSENT;
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof StackTrace stack) {
      return StackLine.of(stack, width);
    }
    String text = value instanceof Mask mask ? names(mask.text()) : value.toString();
    return text.isEmpty() ? "\"\"" : cut(ByteText.printable(text), width);
  }

  /** Returns the stack of a cell: its value, or the frames that its text has one a line. */
  static @Nullable StackTrace stack(@Nullable Object cell) {
    return cell == null || cell instanceof StackTrace
        ? (StackTrace) cell
        : StackTrace.parse(cell.toString());
  }

  /** Returns the names in the brackets of {@code 0xcc0(GFP_KERNEL)}, or the mask if it has none. */
  private static String names(String mask) {
    int open = mask.indexOf('(');
    boolean named = mask.startsWith("0x") && open > 0 && open < mask.length() - 2;
    return named && mask.endsWith(")") ? mask.substring(open + 1, mask.length() - 1) : mask;
  }

  /** Returns the number of code points of a text. */
  static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  static String cut(String text, int width) {
    return width(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(width - 1, 0))) + CUT;
  }
}
