package org.pageowner.core.internal.live;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of a running kernel's records, in PFN order. */
public interface Feed extends Closeable {
  /** Maximum length of a record: the kernel limits it to one page, at most 64 KiB large. */
  int MAX_RECORD_BYTES = 64 << 10;

  /**
   * Reads whole records, or a part of one.
   *
   * @param length at least {@link #MAX_RECORD_BYTES}
   * @return the number of bytes, or -1 at the end
   */
  int read(byte[] into, int at, int length) throws IOException;

  /** Returns the number of records lost so far because a read failed (ENOMEM). */
  long lost();

  /** Returns why the feed ended before the requested records did, or {@code null}. */
  @Nullable Stop stopped();

  /** Returns the page frame up to which records were delivered, or -1 if it is unknown. */
  long pfn();

  /**
   * The end of a reading before its last record.
   *
   * @param reason a sentence for people
   * @param isFailure whether the kernel had no memory, rather than the time being over
   */
  record Stop(String reason, boolean isFailure) {
    static Stop of(Deadline deadline, long pfn) {
      return new Stop(deadline.message(pfn), false);
    }

    /** The reading cannot continue at this page frame; 0 if it is unknown. */
    static Stop blocked(long pfn) {
      return new Stop(
          "the kernel had no memory to print more (ENOMEM); " + Deadline.unread(pfn), true);
    }
  }
}
