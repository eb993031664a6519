package org.pageowner.core.internal.text.chunk;

import java.io.IOException;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.PositionedInput;
import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * The records of a file that start in a range of its bytes.
 *
 * <p>Parts are cut as {@link ChunkSource} cuts chunks: before a record start at the beginning of a
 * line. The text before the first one belongs to the first part, the text after a record to the
 * part of that record. So parts that cover a file have the same records as the file, and the same
 * account of its bytes.
 *
 * <p>An end is searched only by a part that has a start. Each of many parts of a file without any
 * record start then reads its own range, not the rest of the file.
 */
public final class FilePart implements ChunkSource.Input, PositionedInput {
  private static final int SEARCHED_BYTES = 64 << 10;

  /** Number of last bytes of a read that are read again: more than a broken record start has. */
  private static final int OVERLAP = 256;

  private final PositionedInput file;
  private final long start;
  private final long end;

  private FilePart(PositionedInput file, long start, long end) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  /** Returns the part with the records that start from {@code from} to {@code to - 1}. */
  public static FilePart of(PositionedInput file, long from, long to) throws IOException {
    long limit = Math.min(to, file.size());
    long start = from == 0 ? 0 : firstStart(file, from, limit);
    return new FilePart(file, start, start >= limit ? start : firstStart(file, limit, file.size()));
  }

  /**
   * Returns the first record start at the beginning of a line, from {@code from} to {@code limit -
   * 1}; else {@code limit}.
   */
  private static long firstStart(PositionedInput file, long from, long limit) throws IOException {
    byte[] bytes = new byte[SEARCHED_BYTES + Ascii.SLACK];
    long at = from - 1; // the byte that ends the line before
    while (at + 1 < limit) {
      int length = (int) Math.min(SEARCHED_BYTES, file.size() - at);
      file.readFully(at, bytes, 0, length);
      bytes[length] = '\n'; // ends the search for a line end
      int found = RecordStart.next(bytes, 0, length);
      if (found < length) {
        return Math.min(at + found, limit);
      }
      if (at + length == file.size()) {
        break;
      }
      at += length - OVERLAP;
    }
    return limit;
  }

  /** Returns the offset of the first byte in the file. */
  public long start() {
    return start;
  }

  /** Returns whether a record of another part follows. */
  boolean isFollowed() {
    return end < file.size();
  }

  /** Returns the offset after the last byte: the size of the input if it ended there. */
  @Override
  public long size() {
    return end;
  }

  @Override
  public int read(long position, byte[] into, int at, int length) throws IOException {
    int count = (int) Math.min(length, end - position);
    return count <= 0 ? -1 : file.read(position, into, at, count);
  }

  @Override
  public void readFully(long position, byte[] into, int at, int length) throws IOException {
    file.readFully(position, into, at, length);
  }

  /** Not used, since the part has positioned reads. */
  @Override
  public int read(byte[] into, int at, int length) {
    throw new UnsupportedOperationException("a part of a file is read at positions");
  }

  /** Does nothing: the file belongs to the caller. */
  @Override
  public void close() {}
}
