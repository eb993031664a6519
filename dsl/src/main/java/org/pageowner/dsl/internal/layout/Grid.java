package org.pageowner.dsl.internal.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;

/**
 * Rows under named columns, for people: as aligned text, and as HTML.
 *
 * <p>A cell is any value: {@code null} is shown as {@code -}, a stack (a {@code StackTrace}, or a
 * text with one frame a line in a {@link #stack} column) on one line, a mask by its names, anything
 * else by its text, made printable. What is shown is bounded; the last line says how many rows
 * there are in all.
 *
 * <p>Mutable, for one thread.
 */
public final class Grid {
  private final List<Column> columns;
  private final List<@Nullable Object[]> given = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private IntFunction<@Nullable Object[]> source = given::get;
  private int lazyRows = -1;
  private long allRows = -1;
  private String title = "";
  private String total = "";

  /** How a column is laid out. */
  enum Kind {
    TEXT,
    NUMBER,
    AMOUNT,
    STACK,
    FRAMES
  }

  /**
   * A column: make one with {@link #left}, {@link #right}, {@link #amount}, {@link #stack} or
   * {@link #frames}.
   */
  public record Column(String name, Kind kind) {
    /** Makes the name printable. */
    public Column {
      name = ByteText.printable(name);
    }

    boolean isNumber() {
      return kind == Kind.NUMBER || kind == Kind.AMOUNT;
    }

    boolean isStack() {
      return kind == Kind.STACK || kind == Kind.FRAMES;
    }

    /** The text of a cell, in at most {@code width} characters. */
    String text(@Nullable Object cell, int width) {
      return kind == Kind.AMOUNT && cell instanceof Long number
          ? Amount.number(number)
          : CellText.of(isStack() ? CellText.stack(cell) : cell, width);
    }
  }

  private Grid(List<Column> columns) {
    this.columns = columns;
  }

  /** An empty grid; columns that hold stacks move to the end of it. */
  public static Grid of(Column... columns) {
    return new Grid(List.of(columns));
  }

  /** A column of texts, which are shortened where the width does not suffice. */
  public static Column left(String name) {
    return new Column(name, Kind.TEXT);
  }

  /** A column of numbers and what else stands to the right; never shortened. */
  public static Column right(String name) {
    return new Column(name, Kind.NUMBER);
  }

  /** A column as {@link #right}, of numbers that count something: their thousands stand apart. */
  public static Column amount(String name) {
    return new Column(name, Kind.AMOUNT);
  }

  /** A column of stacks, each on one line: functions, without the page allocator's own. */
  public static Column stack(String name) {
    return new Column(name, Kind.STACK);
  }

  /** A column of stacks that are written under their rows, one frame a line. */
  public static Column frames(String name) {
    return new Column(name, Kind.FRAMES);
  }

  /** Returns the column for values of a key: a stack, a number to the right, or a text. */
  public static Column column(org.pageowner.dsl.plan.Column<?> key) {
    if (key instanceof StackKey) {
      return stack(key.name());
    }
    return key instanceof NumberKey ? right(key.name()) : left(key.name());
  }

  /** A line above the columns. */
  public Grid title(String line) {
    title = line;
    return this;
  }

  /** One more row, with a cell for each column in the order in which they were given. */
  public Grid row(@Nullable Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells, " + columns.size() + " columns");
    }
    given.add(cells.clone());
    return this;
  }

  /** Rows that are made when they are written, in place of those of {@link #row}. */
  public Grid rows(int count, IntFunction<@Nullable Object[]> cells) {
    lazyRows = count;
    source = cells;
    return this;
  }

  /** Returns the number of rows in all, if some were not handed over. */
  public Grid allRows(long count) {
    allRows = count;
    return this;
  }

  /** What all rows come to; stands behind the number of rows. */
  public Grid total(String amount) {
    total = amount;
    return this;
  }

  /** One more thing to say below the rows. */
  public Grid note(String line) {
    notes.add(line);
    return this;
  }

  /** The first rows as aligned text, without a line end; what is said below is one line. */
  public String text(int maxRows, int width) {
    StringBuilder text = new StringBuilder();
    try {
      new GridText(this, maxRows, width).appendTo(text);
    } catch (IOException e) {
      throw new AssertionError("a StringBuilder takes everything", e);
    }
    String last = String.join("; ", footer(maxRows));
    return last.isEmpty() ? text.substring(0, text.length() - 1) : text.append(last).toString();
  }

  /** Appends the first rows as aligned text, with line ends, and each note on a line of its own. */
  public void appendTo(Appendable out, int maxRows, int width) throws IOException {
    new GridText(this, maxRows, width).appendTo(out);
    for (String line : footer(maxRows)) {
      out.append(line).append('\n');
    }
  }

  /** The first rows as HTML: a fragment with inline style and no script. */
  public String html(int maxRows) {
    return new GridHtml(this, maxRows).text();
  }

  List<Column> columns() {
    return columns;
  }

  String title() {
    return title;
  }

  int size() {
    return lazyRows >= 0 ? lazyRows : given.size();
  }

  @Nullable Object[] cells(int row) {
    return source.apply(row);
  }

  /** The lines below the rows: how many there are, where that is not plain to see, and notes. */
  List<String> footer(int maxRows) {
    List<String> lines = new ArrayList<>();
    int shown = Math.min(maxRows, size());
    long all = Math.max(allRows, size());
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
