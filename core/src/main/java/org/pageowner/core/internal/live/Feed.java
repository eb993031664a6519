package org.pageowner.core.internal.live;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of a running kernel's records, in PFN order. */
public interface Feed extends Closeable {
  /** No record is longer: the largest page of any architecture, the kernel's own bound. */
  int MAX_RECORD_BYTES = 64 << 10;

  /**
   * Reads whole records or a part of one.
   *
   * @param length at least {@link #MAX_RECORD_BYTES}
   * @return how many bytes, -1 at the end
   */
  int read(byte[] into, int at, int length) throws IOException;

  /** How many records the kernel did not give, because a read failed (ENOMEM), so far. */
  long lost();

  /** Why the feed ended before the kernel's last record although nobody wished it, if it did. */
  @Nullable String stopped();
}
