package org.pageowner.core.internal.text;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into chunks of whole records.
 *
 * <p>A chunk ends before the last record that begins in it, so that nothing is cut; only a piece
 * that is too long to be a record is cut, where it is known that no record starts, so that what is
 * read does not depend on where. Thread-safe: several threads may take turns.
 */
public final class ChunkSource implements Closeable {
  /** Where the bytes come from. */
  public interface Input extends Closeable {
    /** Reads at most {@code length} bytes; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;
  }

  /** So many bytes behind such a cut are known: an excerpt, and more than a record's start. */
  private static final int AHEAD = ChunkParser.EXCERPT_BYTES;

  private static final byte[] NOTHING = {};

  private final Input input;
  private final int chunkBytes;
  private final int maxRecordBytes;

  private byte[] carry = new byte[0];
  private long offset;
  private boolean ended;
  private boolean done;
  private boolean continues;
  private boolean midLine;

  /**
   * A source of chunks of about {@code chunkBytes}.
   *
   * @param maxRecordBytes pieces longer than this may be cut
   */
  public ChunkSource(Input input, int chunkBytes, int maxRecordBytes) {
    this.input = input;
    this.chunkBytes = chunkBytes;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Fills {@code chunk} with the next piece; false if there is none. */
  synchronized boolean next(Chunk chunk) throws IOException {
    if (done) {
      return false;
    }
    int filled = take(chunk);
    int goal = Math.max(chunkBytes, filled + 1);
    int cut = -1;
    boolean forced = false;
    while (true) {
      filled = fill(chunk, filled, goal);
      if (ended) {
        cut = filled;
        done = true;
        break;
      }
      cut = RecordStart.last(chunk.bytes, 0, filled);
      if (cut > 0) {
        break;
      }
      if (filled >= enough()) {
        cut = filled - AHEAD;
        forced = true;
        break;
      }
      goal = (int) Math.min(filled * 2L, enough());
    }
    chunk.length = cut;
    chunk.offset = offset;
    chunk.last = done;
    chunk.continues = continues;
    chunk.midLine = midLine;
    continues = forced;
    midLine = forced && chunk.bytes[cut - 1] != '\n';
    carry = Arrays.copyOfRange(chunk.bytes, cut, filled);
    chunk.ahead = forced ? carry : NOTHING;
    offset += cut;
    return cut > 0;
  }

  private int take(Chunk chunk) {
    reserve(chunk, carry.length);
    System.arraycopy(carry, 0, chunk.bytes, 0, carry.length);
    return carry.length;
  }

  private int fill(Chunk chunk, int from, int goal) throws IOException {
    reserve(chunk, goal);
    int filled = from;
    while (filled < goal && !ended) {
      int count = input.read(chunk.bytes, filled, goal - filled);
      if (count < 0) {
        ended = true;
      } else {
        filled += count;
      }
    }
    return filled;
  }

  private static void reserve(Chunk chunk, int length) {
    if (chunk.bytes.length < length + Ascii.SLACK) {
      chunk.bytes = Arrays.copyOf(chunk.bytes, length + Ascii.SLACK);
    }
  }

  /**
   * So many bytes without a start hold a record in full, even one that begins within the first
   * line, or begin with what is too long to be one.
   */
  private int enough() {
    return RecordStart.FIRST_LINE + maxRecordBytes + 1 + AHEAD;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
