package org.pageowner.dsl.table;

import java.io.IOException;
import java.util.List;
import org.pageowner.dsl.internal.format.CsvText;
import org.pageowner.dsl.internal.format.JsonFields;
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
      CsvText.appendText(line, columns.get(i).name());
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
    List<Column<?>> columns = table.columns();
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
      line.append('}');
      buffer.endLine();
    }
    buffer.flush();
  }
}
