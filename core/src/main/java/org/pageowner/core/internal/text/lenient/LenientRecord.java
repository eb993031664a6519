package org.pageowner.core.internal.text.lenient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.legacy.LegacyMasks;

/**
 * Reads a record that is not regular: the tolerant path.
 *
 * <p>It is the cold path, so it works on strings and patterns. Parsing is by fields with recovery:
 * fields that can be read are set, the others stay absent, and the first fault is reported. Text
 * counts as a record if its first line can be read. The row keeps the text of the record beside the
 * columns, since the columns alone cannot reproduce it.
 */
public final class LenientRecord {
  private final RowWriter row;
  private final LenientFirstLine firstLine;
  private final LenientLines lines;
  private final int maxRecordBytes;
  private @Nullable String problem;
  private boolean closed;
  private boolean needsNoEnd;
  private boolean tooLong;

  /** Creates a reader that writes into {@code rows}. */
  public LenientRecord(BatchBuilder rows, LegacyMasks legacyMasks, int maxRecordBytes) {
    this.row = new RowWriter(rows);
    this.firstLine = new LenientFirstLine(row);
    this.lines = new LenientLines(row, legacyMasks);
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Returns the fault of the last record, or {@code null}. */
  public @Nullable String problem() {
    return problem;
  }

  /** Returns whether an empty line ended the last record. */
  public boolean closed() {
    return closed;
  }

  /** Returns whether the last record has a form that needs no empty line at its end. */
  public boolean needsNoEnd() {
    return needsNoEnd;
  }

  /** Returns whether the text that could not be read ends within a name. */
  public boolean endsInName() {
    return firstLine.endsInName();
  }

  /** Returns whether the text that could not be read is too long to be a record. */
  public boolean isTooLong() {
    return tooLong;
  }

  /**
   * Reads the record that starts at {@code from} into the row {@code rows.size()}, which the caller
   * must accept.
   *
   * @param limit the maximum end of the record: the next start, or the end of the text
   * @return the position after the record and its empty line; -1 if its first line cannot be read
   *     or it is too long, in which case the row must not be accepted
   */
  public int read(byte[] b, int from, int limit) {
    closed = false;
    needsNoEnd = false;
    tooLong = false;
    int length = Math.min(limit - from, maxRecordBytes + 1);
    String text = new String(b, from, length, ISO_8859_1);
    row.begin();
    int at = firstLine.read(text);
    if (at < 0) {
      problem = firstLine.problem();
      row.cancel();
      return -1;
    }
    int end = lines.read(text, at, maxRecordBytes, firstLine);
    if (end > maxRecordBytes) {
      problem = "a record of more than " + maxRecordBytes + " bytes";
      tooLong = true;
      row.cancel();
      return -1;
    }
    problem = row.fault();
    row.rows.keepText(text.substring(0, end).getBytes(ISO_8859_1));
    row.mark(BatchBuilder.VERBATIM);
    closed = LenientLines.isEmptyLine(text, end);
    needsNoEnd = row.isMarked(BatchBuilder.COLONS);
    return from + (closed ? LenientLines.nextLine(text, end) : end);
  }

  /**
   * Reads a stack and its trailer without a first line into the row {@code rows.size()}, which the
   * caller must accept.
   */
  public void readBelow(byte[] b) {
    row.begin();
    firstLine.skip();
    lines.read(new String(b, ISO_8859_1), 0, Integer.MAX_VALUE, firstLine);
    problem = row.fault();
    row.rows.keepText(b);
    row.mark(BatchBuilder.VERBATIM);
  }

  /** Makes the row {@code rows.size()} one in which every field is absent, without a text. */
  public void readNothing() {
    row.begin();
    problem = null;
    row.rows.keepText(new byte[0]);
    row.mark(BatchBuilder.VERBATIM);
  }
}
