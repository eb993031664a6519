package org.pageowner.core.internal.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads record after record from one open file. */
final class SequentialFeed implements Feed {
  private final RecordReader reader;
  private final PfnRange range;
  private final Deadline deadline;
  private long remaining;
  private boolean ended;
  private long lost;
  private @Nullable String stopped;

  SequentialFeed(RecordReader reader, PfnRange range, long maxRecords, Deadline deadline)
      throws IOException {
    this.reader = reader;
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
    return filled == 0 && ended ? -1 : filled;
  }

  /** Adds the next record if it is in the range; returns the number of bytes added. */
  private int next(byte[] into, int at) throws IOException {
    if (remaining == 0) {
      ended = true;
      return 0;
    }
    if (deadline.isOver()) {
      stopped = deadline.message(reader.isSeekable() ? reader.pfn() + 1 : 0);
      ended = true;
      return 0;
    }
    RecordReader.Outcome outcome = reader.next();
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
    int count = text.remaining();
    text.get(into, at, count);
    remaining--;
    return count;
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public @Nullable String stopped() {
    return stopped;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
