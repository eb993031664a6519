package org.pageowner.core.internal.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads record after record from one open file. */
final class SequentialFeed implements Feed {
  private final RecordReader reader;
  private final OwnRecords own;
  private final PfnRange range;
  private final Deadline deadline;
  private long remaining;
  private boolean ended;
  private long lost;
  private @Nullable Stop stopped;
  private volatile long pfn = -1;

  SequentialFeed(
      RecordReader reader, OwnRecords own, PfnRange range, long maxRecords, Deadline deadline)
      throws IOException {
    this.reader = reader;
    this.own = own;
    this.range = range;
    this.remaining = maxRecords;
    this.deadline = deadline;
    if (reader.isSeekable() && range.from() > 0) {
      reader.seek(range.from());
    }
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int filled = 0;
    while (!ended && length - filled >= MAX_RECORD_BYTES) {
      int count = next(into, at + filled);
      filled += count;
    }
    if (reader.isSeekable()) {
      pfn = reader.pfn();
    }
    return filled == 0 && ended ? -1 : filled;
  }

  /** Adds the next record if it is in the range; returns the number of bytes added. */
  private int next(byte[] into, int at) throws IOException {
    if (remaining == 0) {
      ended = true;
      return 0;
    }
    if (deadline.isOver()) {
      stopped = Stop.of(deadline, nextPfn());
      ended = true;
      return 0;
    }
    RecordReader.Outcome outcome = reader.next();
    if (outcome == RecordReader.Outcome.BLOCKED) {
      stopped = deadline.isOver() ? Stop.of(deadline, nextPfn()) : Stop.blocked(nextPfn());
      ended = true;
      return 0;
    }
    if (outcome == RecordReader.Outcome.END) {
      ended = true;
      return 0;
    }
    if (!range.isAll()) {
      long pfn = reader.isSeekable() ? reader.pfn() : PrintedPfn.of(reader.text());
      if (pfn >= range.to()) {
        ended = true;
        return 0;
      }
      if (pfn >= 0 && pfn < range.from()) {
        return 0;
      }
    }
    if (outcome == RecordReader.Outcome.LOST) {
      lost++;
      return 0;
    }
    ByteBuffer text = reader.text();
    if (own.leavesOut(text)) {
      return 0;
    }
    int count = text.remaining();
    text.get(into, at, count);
    remaining--;
    return count;
  }

  private long nextPfn() throws IOException {
    return reader.isSeekable() ? reader.pfn() + 1 : 0;
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public @Nullable Stop stopped() {
    return stopped;
  }

  @Override
  public long pfn() {
    return pfn;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
