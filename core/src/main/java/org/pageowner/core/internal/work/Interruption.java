package org.pageowner.core.internal.work;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Comparator;

/**
 * Ends a long computation when its thread is interrupted, as reading ends: with an {@link
 * UncheckedIOException} whose cause is an {@link InterruptedIOException}. The thread stays
 * interrupted.
 *
 * <p>A check reads one field of the thread. Loops over rows check once for each {@value #ROWS}
 * rows, which take some milliseconds at most where rows are printed. Fewer rows are finished even
 * if the thread is interrupted, so a short answer can still be shown.
 */
public final class Interruption {
  /** Number of rows between two checks, a power of two. */
  public static final int ROWS = 1 << 8;

  private Interruption() {}

  /** Checks for an interrupt of the current thread. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new UncheckedIOException(new InterruptedIOException("the run was interrupted"));
    }
  }

  /**
   * Checks for an interrupt of the current thread, which writes to a stream of the caller: the
   * exception is a checked one, as for other failures of writing.
   */
  public static void checkWriting() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("writing was interrupted");
    }
  }

  /** Checks for an interrupt if {@code row} is a multiple of {@link #ROWS}. */
  public static void checkAt(int row) {
    if ((row & (ROWS - 1)) == 0) {
      check();
    }
  }

  /** Returns the same order, which checks for an interrupt as it is used. For one thread. */
  public static <T> Comparator<T> checked(Comparator<? super T> order) {
    return new Comparator<>() {
      private int comparisons;

      @Override
      public int compare(T a, T b) {
        checkAt(++comparisons);
        return order.compare(a, b);
      }
    };
  }
}
