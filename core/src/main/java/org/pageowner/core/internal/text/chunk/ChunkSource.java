package org.pageowner.core.internal.text.chunk;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.PositionedInput;
import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * Cuts a stream of bytes into chunks of whole records.
 *
 * <p>A chunk ends before the last record that begins in it, so that nothing is cut; only a piece
 * that is too long to be a record is cut, where it is known that no record starts, so that what is
 * read does not depend on where. Thread-safe: several threads may take turns.
 *
 * <p>Turns are short where the input can be read at any position: of most chunks just the last
 * bytes are looked at for the cut, and the thread that took the chunk reads it on its own.
 */
public final class ChunkSource implements Closeable {
  /** Where the bytes come from. */
  public interface Input extends Closeable {
    /** Reads at most {@code length} bytes; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;

    /** The same bytes, to be read in place of this from any position, if they can be. */
    default @Nullable PositionedInput positioned() {
      return null;
    }
  }

  /** So many bytes behind such a cut are known: an excerpt, and more than a record's start. */
  private static final int AHEAD = Diagnostics.EXCERPT_BYTES;

  /** A record's start is nearly always among so many bytes. */
  private static final int WINDOW = 16 << 10;

  private static final byte[] NOTHING = {};

  private final Input input;
  private final @Nullable PositionedInput positioned;
  private final int chunkBytes;
  private final int maxRecordBytes;
  private final byte[] window = new byte[WINDOW + Ascii.SLACK];

  private byte[] carry = NOTHING;
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
    this.positioned = input.positioned();
    this.chunkBytes = chunkBytes;
    this.maxRecordBytes = maxRecordBytes;
  }

  /** Gives {@code chunk} the next piece, to be loaded; false if there is none. */
  synchronized boolean next(Chunk chunk) throws IOException {
    if (done) {
      return false;
    }
    return promise(chunk) || fill(chunk);
  }

  /** Finds where the next chunk ends, and leaves it to its thread to read it. */
  private boolean promise(Chunk chunk) throws IOException {
    if (positioned == null || offset + chunkBytes > positioned.size()) {
      return false;
    }
    int looked = Math.min(WINDOW, chunkBytes);
    int from = chunkBytes - looked;
    positioned.readFully(offset + from, window, 0, looked);
    int cut = RecordStart.last(window, 0, looked);
    if (cut < 0) {
      return false;
    }
    chunk.pending = positioned;
    hand(chunk, from + cut);
    continues = false;
    midLine = false;
    return true;
  }

  private boolean fill(Chunk chunk) throws IOException {
    int filled = carry.length;
    chunk.reserve(filled);
    System.arraycopy(carry, 0, chunk.bytes, 0, filled);
    int goal = Math.max(firstGoal(), filled + 1);
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
      if (filled >= enough()) {
        cut = forcedCut(chunk.bytes, filled);
        forced = true;
        break;
      }
      goal = (int) Math.min(filled * 2L, enough());
    }
    chunk.pending = null;
    byte[] rest = Arrays.copyOfRange(chunk.bytes, cut, filled);
    hand(chunk, cut);
    chunk.ahead = forced ? rest : NOTHING;
    continues = forced;
    midLine = forced && chunk.bytes[cut - 1] != '\n';
    carry = positioned == null ? rest : NOTHING; // what can be read again need not be kept
    return cut > 0;
  }

  /** Where to cut text in which no record starts: not within a line end. */
  private static int forcedCut(byte[] b, int filled) {
    int cut = filled - AHEAD;
    return b[cut - 1] == '\r' && b[cut] == '\n' ? cut - 1 : cut;
  }

  private void hand(Chunk chunk, int cut) {
    chunk.length = cut;
    chunk.offset = offset;
    chunk.last = done;
    chunk.continues = continues;
    chunk.midLine = midLine;
    chunk.ahead = NOTHING;
    offset += cut;
  }

  /** A chunk, but no more than what is left, so that a small file takes little room. */
  private int firstGoal() {
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
   * So many bytes without a start at a line's begin hold all records of their piece in full, even
   * the last one that may start within a line, or begin with what is too long to be one.
   */
  private int enough() {
    return RecordStart.reach(maxRecordBytes) + maxRecordBytes + 1 + AHEAD;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
