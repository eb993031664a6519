package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Writes groups in their order. Of many groups, several threads make the texts of some hundreds at
 * a time, since their parts are scattered in memory; the calling thread writes them, and makes
 * texts itself while those that come next are not ready. The buffers go round, so that they stay in
 * the processor's cache.
 */
final class ParallelPrinter {
  private static final int PORTION = 512;
  private static final int BYTES = 512 << 10;

  /** Buffers for each thread. */
  private static final int BUFFERS = 4;

  /** Maximum number of threads: one of them writes, and more would wait for it. */
  private static final int MOST_THREADS = 8;

  /** Where a portion becomes longer than this, the calling thread makes the rest. */
  private static final int MANY_BYTES = 4 << 20;

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
        Math.min(Math.min(MOST_THREADS, portions), Runtime.getRuntime().availableProcessors());
    if (threads == 1) {
      print(0, order.length, new ByteBuilder(BYTES), out);
    } else {
      runParallel(threads, out);
    }
  }

  private void print(int from, int to, ByteBuilder buffer, OutputStream out) throws IOException {
    int next = from;
    do {
      requireNoInterrupt();
      next = collect(next, Math.min(next + PORTION, to), buffer);
      buffer.drainTo(out);
    } while (next < to);
  }

  /** Collects texts up to {@code to}, or until they are many bytes; returns how far that is. */
  private int collect(int from, int to, ByteBuilder buffer) throws IOException {
    GroupWriter.Portion portion = writer.portion(order, from, to);
    int next = from;
    while (next < to && buffer.size() < MANY_BYTES) {
      portion.write(next - from, buffer);
      next++;
    }
    return next;
  }

  /**
   * The groups from {@code from} to before {@code to}, of which those before {@code next} are done.
   */
  private record Portion(int next, int to, ByteBuilder text) {}

  private Portion portion(int from, ByteBuilder buffer) {
    int to = Math.min(from + PORTION, order.length);
    try {
      return new Portion(collect(from, to, buffer), to, buffer);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes everything", e);
    }
  }

  private void runParallel(int threads, OutputStream out) throws IOException {
    ExecutorService others = Executors.newFixedThreadPool(threads - 1, ParallelPrinter::daemon);
    Queue<FutureTask<Portion>> underWay = new ArrayDeque<>();
    Queue<ByteBuilder> spare = new ArrayDeque<>();
    int buffers = 0;
    try {
      int next = 0;
      while (next < order.length || !underWay.isEmpty()) {
        while (next < order.length && (!spare.isEmpty() || buffers < BUFFERS * threads)) {
          int from = next;
          buffers += spare.isEmpty() ? 1 : 0;
          ByteBuilder buffer = spare.isEmpty() ? new ByteBuilder(BYTES) : spare.remove();
          FutureTask<Portion> task = new FutureTask<>(() -> portion(from, buffer));
          underWay.add(task);
          others.execute(task);
          next += PORTION;
        }
        requireNoInterrupt();
        Portion done = first(underWay);
        done.text().drainTo(out);
        if (done.next() < done.to()) {
          print(done.next(), done.to(), done.text(), out);
        }
        spare.add(done.text());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      others.shutdownNow();
    }
  }

  /** Takes the first portion out; until it is ready, makes others that nobody has begun. */
  private static Portion first(Queue<FutureTask<Portion>> underWay)
      throws InterruptedException, ExecutionException {
    FutureTask<Portion> first = underWay.remove();
    first.run(); // does nothing if another thread does it
    for (FutureTask<Portion> other : underWay) {
      if (first.isDone()) {
        break;
      }
      other.run();
    }
    return first.get();
  }

  private static void requireNoInterrupt() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    return new InterruptedIOException("writing was interrupted");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "pageowner-printer");
    thread.setDaemon(true);
    return thread;
  }
}
