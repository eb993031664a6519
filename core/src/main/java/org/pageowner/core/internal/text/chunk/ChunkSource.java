package org.pageowner.core.internal.text.chunk;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.PositionedInput;
import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * Cuts an input into chunks of whole records, for parsers that run in parallel.
 *
 * <p>A chunk ends before the last record start in it, so no record spans two chunks and chunks can
 * be parsed independently. Only a segment that is too long to be a record is cut in its middle, at
 * a position where no record can start, so that the result does not depend on the position of the
 * cut.
 *
 * <p>Cutting is sequential, so it has to be cheap. If the input supports positioned reads, only the
 * last bytes of most chunks are read to find the cut, and the thread that took the chunk reads its
 * text outside of the lock. Otherwise the text is read under the lock, and the bytes after the cut
 * are carried over to the next chunk. Thread-safe.
 */
public final class ChunkSource implements Closeable {
  /** The source of the bytes. */
  public interface Input extends Closeable {
    /** Reads at most {@code length} bytes; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;

    /** Returns the same bytes as an input with positioned reads, or {@code null} if it has none. */
    default @Nullable PositionedInput positioned() {
      return null;
    }
  }

  /**
   * Number of bytes known after a forced cut: an excerpt, which is more than the start of a record.
   */
  private static final int AHEAD = Diagnostics.EXCERPT_BYTES;

  /** Number of bytes at the end of a chunk in which its last record nearly always starts. */
  private static final int WINDOW = 16 << 10;

  private static final byte[] NOTHING = {};

  private final Input input;
  private final @Nullable PositionedInput positioned;
  private final int chunkBytes;
  private final int maxRecordBytes;
  private final boolean isFollowed;
  private final byte[] window = new byte[WINDOW + Ascii.SLACK];

  private byte[] carry = NOTHING;
  private long offset;
  private boolean ended;
  private boolean done;
  private boolean continues;
  private boolean midLine;

  /**
   * Creates a source of chunks of about {@code chunkBytes}.
   *
   * @param maxRecordBytes segments longer than this may be cut
   */
  public ChunkSource(Input input, int chunkBytes, int maxRecordBytes) {
    this(input, input.positioned(), chunkBytes, maxRecordBytes, false);
  }

  /** Creates a source of chunks of a part of a file. */
  public ChunkSource(FilePart part, int chunkBytes, int maxRecordBytes) {
    this(part, part, chunkBytes, maxRecordBytes, part.isFollowed());
    this.offset = part.start();
  }

  private ChunkSource(
      Input input,
      @Nullable PositionedInput positioned,
      int chunkBytes,
      int maxRecordBytes,
      boolean isFollowed) {
    this.input = input;
    this.positioned = positioned;
    this.chunkBytes = chunkBytes;
    this.maxRecordBytes = maxRecordBytes;
    this.isFollowed = isFollowed;
  }

  /**
   * Assigns the next part of the input to {@code chunk}, to be loaded by its thread; returns false
   * at the end.
   */
  synchronized boolean next(Chunk chunk) throws IOException {
    if (done) {
      return false;
    }
    return defer(chunk) || fill(chunk);
  }

  /**
   * Finds the end of the next chunk from its last bytes, and leaves its text to be read by its
   * thread.
   */
  private boolean defer(Chunk chunk) throws IOException {
    if (positioned == null || offset + chunkBytes > positioned.size()) {
      return false;
    }
    int windowLength = Math.min(WINDOW, chunkBytes);
    int from = chunkBytes - windowLength;
    positioned.readFully(offset + from, window, 0, windowLength);
    int cut = RecordStart.last(window, 0, windowLength);
    if (cut < 0) {
      return false;
    }
    chunk.pending = positioned;
    assign(chunk, from + cut);
    continues = false;
    midLine = false;
    return true;
  }

  private boolean fill(Chunk chunk) throws IOException {
    int filled = carry.length;
    chunk.reserve(filled);
    System.arraycopy(carry, 0, chunk.bytes, 0, filled);
    int goal = Math.max(initialSize(), filled + 1);
    int cut;
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
      if (filled >= forcedCutSize()) {
        cut = forcedCut(chunk.bytes, filled);
        forced = true;
        break;
      }
      goal = (int) Math.min(filled * 2L, forcedCutSize());
    }
    chunk.pending = null;
    byte[] rest = Arrays.copyOfRange(chunk.bytes, cut, filled);
    assign(chunk, cut);
    chunk.ahead = forced ? rest : NOTHING;
    continues = forced;
    midLine = forced && chunk.bytes[cut - 1] != '\n';
    carry = positioned == null ? rest : NOTHING; // positioned inputs are read again instead
    return cut > 0;
  }

  /** Returns where to cut text in which no record starts: never within a CR LF. */
  private static int forcedCut(byte[] b, int filled) {
    int cut = filled - AHEAD;
    return b[cut - 1] == '\r' && b[cut] == '\n' ? cut - 1 : cut;
  }

  private void assign(Chunk chunk, int cut) {
    chunk.length = cut;
    chunk.offset = offset;
    chunk.last = done && !isFollowed;
    chunk.continues = continues;
    chunk.midLine = midLine;
    chunk.ahead = NOTHING;
    offset += cut;
  }

  /**
   * Returns the chunk size, reduced to the rest of the input, so that a small file takes little
   * memory.
   */
  private int initialSize() {
    if (positioned == null) {
      return chunkBytes;
    }
    long left = Math.max(0, positioned.size() - offset) + 1;
    return (int) Math.min(chunkBytes, left);
  }

  private int fill(Chunk chunk, int from, int goal) throws IOException {
    chunk.reserve(goal);
    int filled = from;
    while (filled < goal && !ended) {
      int count =
          positioned == null
              ? input.read(chunk.bytes, filled, goal - filled)
              : positioned.read(offset + filled, chunk.bytes, filled, goal - filled);
      if (count < 0) {
        ended = true;
      } else {
        filled += count;
      }
    }
    return filled;
  }

  /**
   * Returns a number of bytes that holds every record of a segment completely, including a last one
   * that starts within a line or exceeds the maximum size.
   */
  private int forcedCutSize() {
    return RecordStart.reach(maxRecordBytes) + maxRecordBytes + 1 + AHEAD;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
