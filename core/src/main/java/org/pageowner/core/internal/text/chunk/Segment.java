package org.pageowner.core.internal.text.chunk;

import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * The current segment of a chunk, and the record starts within its lines.
 *
 * <p>A segment is the text from one record start at the beginning of a line to the next one. Where
 * a record was run into the line before it, it starts within a line. Such a start is accepted only
 * within a bounded distance from the start of the segment; without the bound, the result would
 * depend on where the input was cut into chunks. This is cold code: for most chunks, the segment is
 * never looked up.
 */
final class Segment {
  /** Searches for a record start after {@code from}; returns {@code to} if there is none. */
  interface Search {
    int first(byte[] b, int from, int to);
  }

  /** Maximum distance of any start within a line. */
  private final int reach;

  private int start;
  private int end;

  Segment(int maxRecordBytes) {
    this.reach = RecordStart.reach(maxRecordBytes);
  }

  /** Forgets the segment, at the start of a chunk. */
  void reset() {
    start = 0;
    end = 0;
  }

  /** Sets the segment that the previous chunk ended in: no start within its lines counts. */
  void resume(byte[] b, int limit) {
    start = -reach;
    end = RecordStart.next(b, 0, limit);
  }

  /** Makes the record at a position the start of a segment, unless it starts within a line. */
  void enterRecord(byte[] b, int from, int limit) {
    if (from >= end || isLineStart(b, from)) {
      start = from;
      end = RecordStart.next(b, from, limit);
    }
  }

  /** Sets the segment to the one with a position that is not the start of a record. */
  void enterText(byte[] b, int from, int limit) {
    if (from >= end) {
      start = Math.max(0, RecordStart.last(b, 0, from));
      end = RecordStart.next(b, from, limit);
    }
  }

  /** Returns the next record start at the beginning of a line, or the end of the text. */
  int end() {
    return end;
  }

  /** Returns whether a record start is within a line and too far from the start of the segment. */
  boolean isOutOfReach(byte[] b, int from) {
    return from < end && from - start >= reach && !isLineStart(b, from);
  }

  /**
   * Returns the first start after {@code from} within a line, or the end of the segment.
   *
   * @param distance maximum distance from the start of the segment
   */
  int firstStart(byte[] b, int from, int distance, Search search) {
    int to = Math.min(end, start + Math.min(distance, reach));
    int found = search.first(b, from, to);
    return found < to ? found : end;
  }

  private static boolean isLineStart(byte[] b, int at) {
    return at == 0 || b[at - 1] == '\n';
  }
}
