package org.pageowner.core.internal.text.lenient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.LegacyMasks;

/**
 * Reads a record that is not regular: what can be read is, the rest is absent and named.
 *
 * <p>The cold path: it works on strings and takes its time. A record counts as one when its first
 * line is whole; its text is kept beside the columns.
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

  /** A reader that writes into {@code rows}. */
  public LenientRecord(BatchBuilder rows, LegacyMasks numbering, int maxRecordBytes) {
    this.row = new RowWriter(rows);
    this.firstLine = new LenientFirstLine(row);
    this.lines = new LenientLines(row, numbering);
    this.maxRecordBytes = maxRecordBytes;
  }

  /** What was wrong with the record that was read last, or {@code null}. */
  public @Nullable String problem() {
    return problem;
  }

  /** Whether an empty line closed the record that was read last. */
  public boolean closed() {
    return closed;
  }

  /** Whether the record that was read last is of a form that no empty line closes. */
  public boolean needsNoEnd() {
    return needsNoEnd;
  }

  /** Whether the record that could not be read has a name that the text ends in. */
  public boolean endsInName() {
    return firstLine.endsInName();
  }

  /** Whether the record that could not be read is too long to be one. */
  public boolean isTooLong() {
    return tooLong;
  }

  /**
   * Reads the record that starts at {@code from} into the row {@code rows.size()}, which the caller
   * must accept.
   *
   * @param limit where the record ends at the latest: the next start, or the end of the text
   * @return the position behind the record and its empty line, or -1 if its first line is not
   *     whole, or it is too long: then nothing is to be accepted
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
   * Reads what follows a first line that is not there, a stack and its trailer, into the row {@code
   * rows.size()}, which the caller must accept.
   */
  public void readBelow(byte[] b) {
    row.begin();
    firstLine.skip();
    lines.read(new String(b, ISO_8859_1), 0, Integer.MAX_VALUE, firstLine);
    problem = row.fault();
    row.rows.keepText(b);
    row.mark(BatchBuilder.VERBATIM);
  }

  /** Makes the row {@code rows.size()} one in which all is absent, without a text. */
  public void readNothing() {
    row.begin();
    problem = null;
    row.rows.keepText(new byte[0]);
    row.mark(BatchBuilder.VERBATIM);
  }
}
