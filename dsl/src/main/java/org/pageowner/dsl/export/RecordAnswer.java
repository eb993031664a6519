package org.pageowner.dsl.export;

import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.format.LineBuffer;

/** Writes the records of a batch with all their fields. */
record RecordAnswer(RecordBatch batch, OptionalLong ownTgid) implements Answer {
  private static final Set<Format> FORMATS = Set.of(Format.NDJSON);

  @Override
  public Set<Format> formats() {
    return FORMATS;
  }

  @Override
  public void writeTo(Appendable out, Format format, Layout layout) throws IOException {
    if (format != Format.NDJSON) {
      throw format.notAmong(FORMATS);
    }
    LineBuffer buffer = new LineBuffer(out);
    RecordJson json = new RecordJson(batch, ownTgid);
    int rows = Math.min(batch.size(), layout.rows());
    for (int row = 0; row < rows; row++) {
      json.append(buffer.line(), row);
      buffer.endLine();
    }
    buffer.flush();
  }

  /** Returns the number of records: they have no text for people. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d records", batch.size());
  }
}
