package org.pageowner.core.internal.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The records of one window of page frames. */
final class Window {
  /** Value of {@link #following} if no record follows. */
  static final long NOTHING = Long.MAX_VALUE;

  private byte[] text = {};
  private long lost;
  private long end;
  private long following = NOTHING;
  private Feed.@Nullable Stop stopped;

  private Window() {}

  /** Reads all records of a range that is not empty, or those until the deadline. */
  static Window read(RecordReader reader, OwnRecords own, PfnRange range, Deadline deadline)
      throws IOException {
    Window window = new Window();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] record = new byte[Feed.MAX_RECORD_BYTES];
    reader.seek(range.from());
    while (true) {
      if (deadline.isOver()) {
        window.stopped = Feed.Stop.of(deadline, Math.max(range.from(), reader.pfn() + 1));
        break;
      }
      RecordReader.Outcome outcome = reader.next();
      if (outcome == RecordReader.Outcome.BLOCKED) {
        long next = Math.max(range.from(), reader.pfn() + 1);
        window.stopped = deadline.isOver() ? Feed.Stop.of(deadline, next) : Feed.Stop.blocked(next);
        break;
      }
      if (outcome == RecordReader.Outcome.END) {
        break;
      }
      long pfn = reader.pfn();
      if (pfn >= range.to()) {
        window.following = pfn;
        break;
      }
      if (outcome == RecordReader.Outcome.LOST) {
        window.lost++;
      } else if (!own.leavesOut(reader.text())) {
        ByteBuffer given = reader.text();
        int count = given.remaining();
        given.get(record, 0, count);
        text.write(record, 0, count);
      }
    }
    window.text = text.toByteArray();
    window.end = range.to();
    return window;
  }

  /** Returns the text of the records. */
  byte[] text() {
    return text;
  }

  /** Returns the number of lost records. */
  long lost() {
    return lost;
  }

  /** Returns the first page frame after the window that has a record, or {@link #NOTHING}. */
  long following() {
    return following;
  }

  /** Returns the page frame after the window's last one. */
  long end() {
    return end;
  }

  /** Returns why the window is not read to its end, or {@code null} if it is. */
  Feed.@Nullable Stop stopped() {
    return stopped;
  }
}
