package org.pageowner.dsl.internal.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes rows of CSV field by field. */
public final class CsvLine {
  private final Appendable out;
  private final StringBuilder line = new StringBuilder();
  private boolean hasFields;

  /** Writes to {@code out}, line by line. */
  public CsvLine(Appendable out) {
    this.out = out;
  }

  /** Appends a field; {@code null} is an empty one. */
  public CsvLine field(@Nullable Object value) {
    line.append(hasFields ? "," : "");
    hasFields = true;
    CsvText.appendField(line, value);
    return this;
  }

  /** Ends the line. */
  public void end() throws IOException {
    out.append(line.append('\n'));
    line.setLength(0);
    hasFields = false;
  }
}
