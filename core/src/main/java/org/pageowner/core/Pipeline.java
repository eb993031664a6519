package org.pageowner.core;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.CapacityException;
import org.pageowner.core.internal.text.bytes.LegacyMasks;
import org.pageowner.core.internal.text.chunk.ChunkParser;
import org.pageowner.core.internal.text.chunk.ChunkResult;
import org.pageowner.core.internal.text.chunk.ChunkSource;

/**
 * Chunks through parsers, to one consumer in file order.
 *
 * <p>Each worker takes the next chunk and a place in the queue under one lock, reads the chunk
 * without one, and completes its place; the caller's thread consumes the places in order. How many
 * chunks are under way is bounded.
 */
final class Pipeline {
  /** Consumes what one chunk held. */
  interface Sink {
    void accept(ChunkResult result) throws IOException;
  }

  private final int chunkBytes;
  private final int maxRecordBytes;
  private final int threads;
  private final long keptBytes;

  /** A pipeline whose threads keep dictionaries from chunk to chunk up to {@code keptBytes}. */
  Pipeline(int chunkBytes, int maxRecordBytes, int threads, long keptBytes) {
    this.chunkBytes = chunkBytes;
    this.maxRecordBytes = maxRecordBytes;
    this.threads = threads;
    this.keptBytes = keptBytes;
  }

  void run(Input input, ChunkSource.Input text, LegacyMasks numbering, Sink sink)
      throws IOException {
    ChunkSource source = new ChunkSource(text, chunkBytes, maxRecordBytes);
    boolean small = input.size() > 0 && input.size() <= chunkBytes;
    try {
      if (threads == 1 || small) {
        ChunkParser parser = new ChunkParser(numbering, maxRecordBytes, keptBytes);
        while (parser.take(source)) {
          sink.accept(parser.parse());
        }
      } else {
        runParallel(source, numbering, sink);
      }
    } catch (CapacityException e) {
      throw new IOException(input.name() + ": " + e.getMessage(), e);
    }
  }

  private void runParallel(ChunkSource source, LegacyMasks numbering, Sink sink)
      throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, daemons());
    BlockingQueue<CompletableFuture<@Nullable ChunkResult>> places = new LinkedBlockingQueue<>();
    Semaphore underWay = new Semaphore(2 * threads);
    Object turn = new Object();
    try {
      for (int i = 0; i < threads; i++) {
        workers.execute(() -> work(source, numbering, turn, places, underWay));
      }
      int running = threads;
      while (running > 0) {
        ChunkResult result = places.take().get();
        if (result == null) {
          running--;
        } else {
          sink.accept(result);
          underWay.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private void work(
      ChunkSource source,
      LegacyMasks numbering,
      Object turn,
      BlockingQueue<CompletableFuture<@Nullable ChunkResult>> places,
      Semaphore underWay) {
    CompletableFuture<@Nullable ChunkResult> place = new CompletableFuture<>();
    try {
      ChunkParser parser = new ChunkParser(numbering, maxRecordBytes, keptBytes);
      while (true) {
        underWay.acquire();
        place = new CompletableFuture<>();
        synchronized (turn) {
          places.add(place);
          if (!parser.take(source)) {
            break;
          }
        }
        place.complete(parser.parse());
      }
      underWay.release();
      place.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      place.completeExceptionally(e);
      places.add(CompletableFuture.failedFuture(e)); // the place itself may not be there yet
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return new IOException(cause);
  }

  private static InterruptedIOException interrupted(InterruptedException cause) {
    InterruptedIOException interrupted = new InterruptedIOException("reading was interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "pageowner-reader-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
