package org.pageowner.dsl.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.format.JsonObject;

/**
 * A table of a report: columns of numbers, of names, or of stacks.
 *
 * <p>Mutable, for one thread.
 */
final class DataTable {
  /** The kind of a column's values. */
  enum Kind {
    /** A name, as its number among the report's names. */
    TEXT,
    /** A count, whose thousands are separated. */
    COUNT,
    /** Base pages; the page shows their share of the column's sum as well. */
    PAGES,
    /** A difference, shown with its sign. */
    CHANGE,
    /** A number that is an identifier. */
    NUMBER,
    /** A page frame number or an address, shown in hexadecimal. */
    HEX,
    /** Milliseconds since boot, shown in seconds. */
    TIME,
    /** Thousandths, shown as a percentage. */
    PERMILLE,
    /** A stack, as the number of its last node. */
    STACK
  }

  private record Column(String name, Kind kind, LongList values) {}

  private final String id;
  private final String title;
  private final Names names;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int rows;

  DataTable(String id, String title, Names names) {
    this.id = id;
    this.title = title;
    this.names = names;
  }

  DataTable column(String name, Kind kind) {
    columns.add(new Column(name, kind, new LongList()));
    return this;
  }

  DataTable note(String line) {
    notes.add(line);
    return this;
  }

  /** Adds a row with a cell for each column: a number, a flag, a text, or {@code null}. */
  void row(@Nullable Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells, " + columns.size() + " columns");
    }
    for (int i = 0; i < cells.length; i++) {
      columns.get(i).values().addOrAbsent(code(columns.get(i).kind(), cells[i]));
    }
    rows++;
  }

  private @Nullable Long code(Kind kind, @Nullable Object cell) {
    if (cell == null) {
      return null;
    }
    return kind == Kind.TEXT
        ? (Long) (long) names.add(cell.toString())
        : (Long) ((Number) cell).longValue();
  }

  int rows() {
    return rows;
  }

  /** Writes the table's description, and packs its columns. */
  void appendTo(JsonObject json, PackedColumns packed) {
    json.text("id", id)
        .text("title", title)
        .number("rows", rows)
        .texts("notes", notes)
        .objects(
            "columns",
            columns,
            (column, field) ->
                field
                    .text("name", column.name())
                    .text("kind", column.kind().name().toLowerCase(Locale.ROOT))
                    .number("data", packed.add(column.values().toArray())));
  }
}
