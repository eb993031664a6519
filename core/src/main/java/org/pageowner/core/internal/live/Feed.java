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
  @Nullable String stopped();
}
