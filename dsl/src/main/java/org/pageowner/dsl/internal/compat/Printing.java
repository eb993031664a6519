package org.pageowner.dsl.internal.compat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Writes groups in their order. Of many groups, each thread makes the texts of some thousands at a
 * time, since the records that they are made of lie all over the memory; the calling thread writes
 * them as they come.
 */
final class Printing {
  private static final int PORTION = 4096;
  private static final int BYTES = 3 << 20;

  private final int[] order;
  private final Supplier<GroupWriter> writers;

  /** Prints the groups {@code order}; each thread has a writer of its own. */
  Printing(int[] order, Supplier<GroupWriter> writers) {
    this.order = order;
    this.writers = writers;
  }

  void run(OutputStream out) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    if (threads == 1 || order.length <= PORTION) {
      for (int from = 0; from < order.length; from += PORTION) {
        requireNoInterrupt();
        print(from, Math.min(from + PORTION, order.length), out);
      }
    } else {
      runParallel(threads, out);
    }
  }

  private void print(int from, int to, OutputStream out) throws IOException {
    GroupWriter writer = writers.get();
    GroupOutput buffer = new GroupOutput(out);
    for (int i = from; i < to; i++) {
      writer.write(order[i], buffer);
    }
    buffer.flush();
  }

  private ByteArrayOutputStream printed(int from) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(BYTES);
    try {
      print(from, Math.min(from + PORTION, order.length), text);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes everything", e);
    }
    return text;
  }

  private void runParallel(int threads, OutputStream out) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, Printing::daemon);
    Queue<Future<ByteArrayOutputStream>> underWay = new ArrayDeque<>();
    try {
      int next = 0;
      while (next < order.length || !underWay.isEmpty()) {
        while (next < order.length && underWay.size() < 2 * threads) {
          int from = next;
          underWay.add(workers.submit(() -> printed(from)));
          next += PORTION;
        }
        requireNoInterrupt();
        underWay.remove().get().writeTo(out);
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
      workers.shutdownNow();
    }
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
