package org.pageowner.core.internal.live;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.work.OrderedWorkers;

/**
 * Reads windows of page frames concurrently, through one open file each, and delivers them in PFN
 * order.
 *
 * <p>The end of memory need not be known: reading a window also finds the page frame of the next
 * record after it, or that there is none. So later windows skip holes in the physical memory.
 */
final class WindowFeed implements Feed {
  private static final byte[] NOTHING = {};

  private final List<RecordReader> readers;
  private final OwnRecords own;
  private final PfnRange range;
  private final long window;
  private final Deadline deadline;
  private final OrderedWorkers<Window> workers;

  /** The first page frame that no window includes yet; guarded by {@code this}. */
  private long next;

  private boolean finished;
  private byte[] current = NOTHING;
  private int at;
  private long lost;
  private @Nullable Stop stopped;
  private volatile long pfn = -1;

  WindowFeed(
      List<RecordReader> readers, OwnRecords own, PfnRange range, long window, Deadline deadline) {
    this.readers = List.copyOf(readers);
    this.own = own;
    this.range = range;
    this.window = window;
    this.deadline = deadline;
    this.next = range.from();
    int count = readers.size();
    this.workers =
        OrderedWorkers.start(
            "pageowner-window", "reading", count, 2 * count + 1, WindowWorker::new);
  }

  private final class WindowWorker implements OrderedWorkers.Worker<Window> {
    private final RecordReader reader;
    private @Nullable PfnRange claimed;

    WindowWorker(int thread) {
      this.reader = readers.get(thread);
    }

    @Override
    public boolean claim() {
      claimed = claimWindow();
      return claimed != null;
    }

    @Override
    public Window produce() throws IOException {
      Window read = Window.read(reader, own, Objects.requireNonNull(claimed), deadline);
      skipTo(read.following());
      return read;
    }
  }

  /** Returns the next window, which ends at a multiple of the windows' size. */
  private synchronized @Nullable PfnRange claimWindow() {
    long from = next;
    if (from >= range.to()) {
      return null;
    }
    long end = from - from % window;
    end = end > Long.MAX_VALUE - window ? Long.MAX_VALUE : end + window;
    next = Math.min(end, range.to());
    return new PfnRange(from, next);
  }

  private synchronized void skipTo(long pfn) {
    next = Math.max(next, pfn);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (at == current.length) {
      if (finished || stopped != null) {
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
    Window window = workers.next();
    if (window == null) {
      finished = true;
      return;
    }
    current = window.text();
    at = 0;
    lost += window.lost();
    pfn = window.end() - 1;
    stopped = window.stopped();
  }

  @Override
  public long lost() {
    return lost;
  }

  @Override
  public @Nullable Stop stopped() {
    return stopped;
  }

  @Override
  public long pfn() {
    return pfn;
  }

  @Override
  public void close() throws IOException {
    workers.close();
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
