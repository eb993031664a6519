package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.internal.work.OrderedWorkers;

/**
 * Writes groups in their order, and formats their texts in several threads.
 *
 * <p>The values of a text are scattered over the memory, so formatting is bound by cache misses and
 * more threads overlap more of them. A thread formats a portion of some hundred groups at a time
 * into a buffer; the calling thread writes the buffers, and formats portions itself until the next
 * one is ready. Buffers are reused, the last used one first, since it may still be in a cache.
 */
final class ParallelPrinter {
  private static final int PORTION = 512;

  /** Initial size of a buffer. */
  private static final int BYTES = 512 << 10;

  /** Maximum number of portions that are formatted or wait to be written, for each thread. */
  private static final int LOOK_AHEAD = 4;

  /** Maximum number of threads: one of them writes, and more would wait for it. */
  private static final int MAX_THREADS = 8;

  /** Above this size of a portion's text, the calling thread formats the rest as it writes. */
  private static final int MAX_PORTION_BYTES = 4 << 20;

  private final int[] order;
  private final GroupWriter writer;

  /** Prints the groups {@code order}; several threads will use the writer. */
  ParallelPrinter(int[] order, GroupWriter writer) {
    this.order = order;
    this.writer = writer;
  }

  void run(OutputStream out) throws IOException {
    int portions = order.length / PORTION + 1;
    int threads =
        Math.min(Math.min(MAX_THREADS, portions), Runtime.getRuntime().availableProcessors());
    if (threads == 1) {
      print(0, order.length, new ByteBuilder(BYTES), out);
    } else {
      new Run().print(threads, out);
    }
  }

  private void print(int from, int to, ByteBuilder buffer, OutputStream out) throws IOException {
    int next = from;
    do {
      Interruption.checkWriting();
      next = format(next, Math.min(next + PORTION, to), buffer);
      buffer.drainTo(out);
    } while (next < to);
  }

  /**
   * Appends the texts of the groups from {@code from} to before {@code to}, or fewer if they exceed
   * {@link #MAX_PORTION_BYTES}; returns the position after the last one.
   */
  private int format(int from, int to, ByteBuilder buffer) throws IOException {
    GroupWriter.Portion portion = writer.portion(order, from, to);
    int next = from;
    while (next < to && buffer.size() < MAX_PORTION_BYTES) {
      portion.write(next - from, buffer);
      next++;
    }
    return next;
  }

  /** A portion that ends before {@code to}, formatted up to before {@code next}. */
  private record Portion(int next, int to, ByteBuilder text) {}

  /** The state that the threads of one run share. */
  private final class Run {
    private final ConcurrentLinkedDeque<ByteBuilder> spare = new ConcurrentLinkedDeque<>();

    /** The first group that no thread has claimed; guarded by the lock of claims. */
    private int unclaimed;

    void print(int threads, OutputStream out) throws IOException {
      try (OrderedWorkers<Portion> workers =
          OrderedWorkers.start(
              "pageowner-printer",
              "writing",
              threads - 1,
              LOOK_AHEAD * threads,
              thread -> new Formatter())) {
        Formatter own = new Formatter();
        Portion done = workers.next(own);
        while (done != null) {
          done.text().drainTo(out);
          if (done.next() < done.to()) {
            ParallelPrinter.this.print(done.next(), done.to(), done.text(), out);
          }
          spare.push(done.text());
          done = workers.next(own);
        }
      }
    }

    private final class Formatter implements OrderedWorkers.Worker<Portion> {
      private int from;

      @Override
      public boolean claim() {
        from = unclaimed;
        unclaimed = Math.min(from + PORTION, order.length);
        return from < order.length;
      }

      @Override
      public Portion produce() throws IOException {
        ByteBuilder last = spare.poll();
        ByteBuilder buffer = last == null ? new ByteBuilder(BYTES) : last;
        int to = Math.min(from + PORTION, order.length);
        return new Portion(format(from, to, buffer), to, buffer);
      }
    }
  }
}
