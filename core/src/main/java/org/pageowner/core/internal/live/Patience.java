package org.pageowner.core.internal.live;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

/**
 * Waits for the kernel to have memory again, in pauses that double from 1 ms to 250 ms, up to a
 * limit in total. Not thread-safe.
 */
final class Patience {
  private static final long FIRST_MILLIS = 1;
  private static final long MAX_MILLIS = 250;

  private final long limitNanos;
  private final Deadline deadline;
  private long start;
  private long millis;
  private boolean exhausted;

  /** Waits up to {@code limit} in total, and not beyond {@code deadline}. */
  Patience(Duration limit, Deadline deadline) {
    this.limitNanos = limit.toNanos();
    this.deadline = deadline;
  }

  /** Starts to wait; if nothing succeeded since the limit was reached, the time is still over. */
  void start() {
    start = System.nanoTime();
    millis = FIRST_MILLIS;
  }

  /** Ends the waiting, after a success. */
  void reset() {
    exhausted = false;
  }

  /** Pauses before the next attempt; returns false, without a pause, if the time is over. */
  boolean pause() throws ClosedByInterruptException {
    if (exhausted || System.nanoTime() - start >= limitNanos || deadline.isOver()) {
      exhausted = true;
      return false;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
    millis = Math.min(2 * millis, MAX_MILLIS);
    return true;
  }
}
