package org.pageowner.dsl.analysis;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.export.Csv;

/** Writes rows of CSV field by field. */
final class CsvLine {
  private final Appendable out;
  private final StringBuilder line = new StringBuilder();
  private boolean begun;

  CsvLine(Appendable out) {
    this.out = out;
  }

  CsvLine field(@Nullable Object value) {
    line.append(begun ? "," : "");
    begun = true;
    Csv.appendField(line, value);
    return this;
  }

  void end() throws IOException {
    out.append(line.append('\n'));
    line.setLength(0);
    begun = false;
  }
}
