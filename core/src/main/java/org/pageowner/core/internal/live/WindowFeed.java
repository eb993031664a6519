package org.pageowner.core.internal.live;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Windows of page frames, read at the same time through a file each, handed over in PFN order.
 *
 * <p>The end of memory need not be known: a window that is empty tells which page frame has the
 * next record, or that there is none, so that holes are passed over. How many windows wait to be
 * taken is bounded.
 */
final class WindowFeed implements Feed {
  private static final byte[] NOTHING = {};

  private final List<RecordReader> readers;
  private final PfnRange range;
  private final long window;
  private final Deadline deadline;
  private final ExecutorService workers;
  private final BlockingQueue<CompletableFuture<@Nullable Window>> places =
      new LinkedBlockingQueue<>();
  private final Semaphore underWay;
  private final Object turn = new Object();

  private long next;
  private int running;
  private byte[] current = NOTHING;
  private int at;
  private long lost;
  private @Nullable String stopped;

  WindowFeed(List<RecordReader> readers, PfnRange range, long window, Deadline deadline) {
    this.readers = List.copyOf(readers);
    this.range = range;
    this.window = window;
    this.deadline = deadline;
    this.next = range.from();
    this.running = readers.size();
    this.underWay = new Semaphore(2 * readers.size());
    AtomicInteger number = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            readers.size(),
            task -> {
              Thread thread = new Thread(task, "pageowner-window-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    for (RecordReader reader : readers) {
      workers.execute(() -> work(reader));
    }
  }

  private void work(RecordReader reader) {
    CompletableFuture<@Nullable Window> place = new CompletableFuture<>();
    try {
      while (true) {
        underWay.acquire();
        place = new CompletableFuture<>();
        PfnRange mine;
        synchronized (turn) {
          places.add(place);
          mine = take();
        }
        if (mine == null) {
          underWay.release();
          place.complete(null);
          return;
        }
        Window read = Window.read(reader, mine, deadline);
        synchronized (turn) {
          next = Math.max(next, read.following());
        }
        place.complete(read);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      place.completeExceptionally(e);
      places.add(CompletableFuture.failedFuture(e)); // the place itself may not be there yet
    }
  }

  /** The next window, up to a multiple of the windows' size. */
  private @Nullable PfnRange take() {
    long from = next;
    if (from >= range.to()) {
      return null;
    }
    long end = from - from % window;
    end = end > Long.MAX_VALUE - window ? Long.MAX_VALUE : end + window;
    next = Math.min(end, range.to());
    return new PfnRange(from, next);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (at == current.length) {
      if (running == 0 || stopped != null) {
        return -1;
      }
      advance();
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, into, from, count);
    at += count;
    return count;
  }

  private void advance() throws IOException {
    Window window;
    try {
      window = places.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("reading was interrupted");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
    if (window == null) {
      running--;
      return;
    }
    underWay.release();
    current = window.text();
    at = 0;
    lost += window.lost();
    stopped = window.stopped();
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public @Nullable String stopped() {
    return stopped;
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    IOException failure = null;
    for (RecordReader reader : readers) {
      try {
        reader.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
