package org.pageowner.dsl.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.format.CsvText;
import org.pageowner.dsl.internal.format.JsonFields;
import org.pageowner.dsl.internal.format.JsonText;
import org.pageowner.dsl.internal.format.LineBuffer;
import org.pageowner.dsl.plan.Column;

/** Writes a table as CSV and NDJSON. */
final class TableExport {
  private TableExport() {}

  static void csv(Table table, Appendable out, int rows) throws IOException {
    List<Column<?>> columns = table.columns();
    LineBuffer buffer = new LineBuffer(out);
    StringBuilder line = buffer.line();
    for (int i = 0; i < columns.size(); i++) {
      line.append(i == 0 ? "" : ",");
      CsvText.appendText(line, ByteText.printable(columns.get(i).name()));
    }
    buffer.endLine();
    int count = Math.min(rows, table.size());
    for (int index = 0; index < count; index++) {
      Row row = table.row(index);
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : ",");
        CsvText.appendField(line, row.get(columns.get(i)));
      }
      buffer.endLine();
    }
    buffer.flush();
  }

  static void ndJson(Table table, Appendable out, int rows) throws IOException {
    LineBuffer buffer = new LineBuffer(out);
    List<Column<?>> columns =
        table.columns().stream().filter(column -> !(column instanceof Column.Across)).toList();
    List<Column.Across> across = table.acrossColumns();
    int count = Math.min(rows, table.size());
    for (int index = 0; index < count; index++) {
      Row row = table.row(index);
      StringBuilder line = buffer.line();
      char before = '{';
      for (Column<?> column : columns) {
        line.append(before);
        JsonFields.append(line, column, row.get(column));
        before = ',';
      }
      if (!across.isEmpty()) {
        appendAcross(line.append(before), row, across);
        before = ',';
      }
      if (row.isOthers()) {
        line.append(before).append("\"others\":true");
      }
      line.append('}');
      buffer.endLine();
    }
    buffer.flush();
  }

  /** Appends an object for each value of the key: {@code "0":{"times":1,"pages":4}}. */
  private static void appendAcross(StringBuilder line, Row row, List<Column.Across> across) {
    line.append("\"across\":{");
    @Nullable String label = null;
    for (Column.Across column : across) {
      boolean isNew = !column.label().equals(label);
      if (isNew) {
        line.append(label == null ? "" : "},");
        JsonText.appendText(line, column.label());
        line.append(":{");
        label = column.label();
      }
      line.append(isNew ? "" : ",");
      JsonText.appendText(line, column.measure().name());
      line.append(':').append(row.get(column));
    }
    line.append("}}");
  }
}
