package org.pageowner.dsl.internal.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.TimeStamp;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;

/**
 * Rows under named columns, for people: as aligned text, and as HTML.
 *
 * <p>A cell is any value: {@code null} is shown as {@code -}, a stack (a {@code StackTrace}, or a
 * text with one frame a line in a {@link #stack} column) on one line, a mask by its names, anything
 * else by its text, made printable. The output is bounded; the last line has the number of all
 * rows.
 *
 * <p>Mutable, for one thread.
 */
public final class Grid {
  /** Maximum length of a text before it is shortened to its column. */
  private static final int MAX_TEXT = 1000;

  private final List<Column> columns;
  private final List<@Nullable Object[]> added = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private IntFunction<@Nullable Object[]> source = added::get;
  private boolean isWhole;
  private int lazyRows = -1;
  private long allRows = -1;
  private int rowsOfRest;
  private String title = "";
  private String total = "";
  private ShareBars shares = ShareBars.NONE;
  private int emphasised = -1;

  /** How a column is laid out. */
  enum Kind {
    TEXT,
    NUMBER,
    AMOUNT,
    TIME,
    STACK,
    FRAMES
  }

  /**
   * A column, made by {@link #left}, {@link #right}, {@link #amount}, {@link #time}, {@link
   * #stack}, {@link #frames} or {@link #column}.
   */
  public record Column(String name, Kind kind, @Nullable Measure<?> measure) {
    /** Makes the name printable. */
    public Column {
      name = ByteText.printable(name);
    }

    Column(String name, Kind kind) {
      this(name, kind, null);
    }

    boolean isNumber() {
      return kind == Kind.NUMBER || kind == Kind.AMOUNT || kind == Kind.TIME;
    }

    boolean isStack() {
      return kind == Kind.STACK || kind == Kind.FRAMES;
    }

    /** Returns the text of a cell, which may still have to be shortened. */
    String text(@Nullable Object cell) {
      if (measure != null && cell instanceof Number) {
        return CellText.of(measure, cell);
      }
      if (cell instanceof Long number && kind == Kind.AMOUNT) {
        return Amount.number(number);
      }
      if (cell instanceof Long nanos && kind == Kind.TIME) {
        return TimeStamp.text(nanos);
      }
      return CellText.of(isStack() ? CellText.stack(cell) : cell, MAX_TEXT);
    }
  }

  private Grid(List<Column> columns) {
    this.columns = columns;
  }

  /** Returns an empty grid; columns of stacks are moved to the end. */
  public static Grid of(Column... columns) {
    return new Grid(List.of(columns));
  }

  /** Returns a column of texts, which are shortened if they exceed the width. */
  public static Column left(String name) {
    return new Column(name, Kind.TEXT);
  }

  /** Returns a column that is aligned to the right, of numbers for example; never shortened. */
  public static Column right(String name) {
    return new Column(name, Kind.NUMBER);
  }

  /** Returns a column as {@link #right}, of counts, whose thousands are separated. */
  public static Column amount(String name) {
    return new Column(name, Kind.AMOUNT);
  }

  /** Returns a column as {@link #right}, of times in nanoseconds since boot. */
  public static Column time(String name) {
    return new Column(name, Kind.TIME);
  }

  /**
   * Returns a column of stacks, each on one line: functions from the caller outward. Lines of
   * different stacks are different.
   */
  public static Column stack(String name) {
    return new Column(name, Kind.STACK);
  }

  /** Returns a column of stacks that are written below their rows, one frame a line. */
  public static Column frames(String name) {
    return new Column(name, Kind.FRAMES);
  }

  /** Returns a column for the values of a key or a measure, by its kind. */
  public static Column column(org.pageowner.dsl.plan.Column<?> column) {
    if (column instanceof Measure<?> measure) {
      return new Column(column.name(), Kind.AMOUNT, measure);
    }
    if (CellText.isTime(column)) {
      return time(column.name());
    }
    if (column instanceof org.pageowner.dsl.plan.Column.Across across) {
      return amount(CellText.heading(across));
    }
    if (column instanceof StackKey) {
      return stack(column.name());
    }
    return column instanceof NumberKey ? right(column.name()) : left(column.name());
  }

  /** Sets the line above the columns. */
  public Grid title(String line) {
    title = line;
    return this;
  }

  /** Adds a row, with a cell for each column in the order of {@link #of}. */
  public Grid row(@Nullable Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells, " + columns.size() + " columns");
    }
    added.add(cells.clone());
    return this;
  }

  /** Sets rows that are made when they are written, in place of those of {@link #row}. */
  public Grid rows(int count, IntFunction<@Nullable Object[]> cells) {
    lazyRows = count;
    source = cells;
    return this;
  }

  /** Shows all rows, whatever limit is asked for: for tables whose rows are few and known. */
  public Grid whole() {
    isWhole = true;
    return this;
  }

  private int most(int maxRows) {
    return isWhole ? Integer.MAX_VALUE : maxRows;
  }

  /** Sets the number of all rows, if the grid does not have all of them. */
  public Grid allRows(long count) {
    allRows = count;
    return this;
  }

  /** Sets the number of rows that sum up other rows; the count of rows leaves them out. */
  public Grid rowsOfRest(long count) {
    rowsOfRest = (int) count;
    return this;
  }

  /** Sets the sum of all rows, which is written after the number of rows. */
  public Grid total(String amount) {
    total = amount;
    return this;
  }

  /**
   * Sets the share that the cells of a column have in a whole, which HTML shows as a bar.
   *
   * @param part the part of a row, by its number
   */
  public Grid share(String column, IntToLongFunction part, long whole) {
    shares = new ShareBars(column, part, whole);
    return this;
  }

  /** Sets the row that matters most, which HTML emphasises. */
  public Grid emphasise(int row) {
    emphasised = row;
    return this;
  }

  /** Adds a line below the rows. */
  public Grid note(String line) {
    notes.add(line);
    return this;
  }

  /**
   * Returns the first rows as aligned text, without a line end; the lines below the rows are
   * joined.
   */
  public String text(int maxRows, int width) {
    StringBuilder text = new StringBuilder();
    try {
      new GridText(this, most(maxRows), width).appendTo(text);
    } catch (IOException e) {
      throw new AssertionError("appending to a StringBuilder failed", e);
    }
    String last = String.join("; ", footer(maxRows));
    return last.isEmpty() ? text.substring(0, text.length() - 1) : text.append(last).toString();
  }

  /** Appends the first rows as aligned text, with line ends, and each note on a separate line. */
  public void appendTo(Appendable out, int maxRows, int width) throws IOException {
    new GridText(this, most(maxRows), width).appendTo(out);
    for (String line : footer(maxRows)) {
      out.append(line).append('\n');
    }
  }

  /** Returns the first rows as HTML, a fragment with inline style and no script. */
  public String html(int maxRows) {
    return new GridHtml(this, most(maxRows)).text();
  }

  List<Column> columns() {
    return columns;
  }

  ShareBars shares() {
    return shares;
  }

  boolean isEmphasised(int row) {
    return row == emphasised;
  }

  String title() {
    return title;
  }

  int size() {
    return lazyRows >= 0 ? lazyRows : added.size();
  }

  @Nullable Object[] cells(int row) {
    return source.apply(row);
  }

  /** Returns the lines below the rows: the number of rows, unless all are shown, and notes. */
  List<String> footer(int maxRows) {
    List<String> lines = new ArrayList<>();
    int counted = size() - rowsOfRest;
    int shown = Math.min(most(maxRows), counted);
    long all = Math.max(allRows, counted);
    String rows = (shown == all ? "" : Amount.number(shown) + " of ") + Amount.count(all, "row");
    if (!total.isEmpty()) {
      lines.add(rows + ": " + total);
    } else if (shown != all) {
      lines.add(rows);
    }
    lines.addAll(notes);
    return lines.stream().map(ByteText::printable).toList();
  }
}
