package org.pageowner.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Condition;

/**
 * The batches of a slice, one at a time.
 *
 * <p>The library hands on batches, and Spark asks for them, so a thread reads ahead, by at most
 * {@value #AHEAD} batches. It ends when the slice does, or soon after {@link #close}.
 */
final class BatchFeed implements Closeable {
  private static final int AHEAD = 2;
  private static final long JOIN_MILLIS = 10_000;

  /**
   * Selected records, and the malformed parts of the text before their end.
   *
   * @param batch the records, or {@code null} if there are none
   */
  record Item(@Nullable RecordBatch batch, List<MalformedPart> parts) {}

  /** The end of the slice. */
  private record End(@Nullable Throwable failure) {}

  private final HadoopFile file;
  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private List<MalformedPart> parts = new ArrayList<>();
  private boolean ended;

  /** Starts to read a slice, which is closed with the feed. */
  BatchFeed(HadoopFile file, Pushed pushed) {
    this.file = file;
    this.thread = new Thread(() -> read(pushed), "pageowner-feed");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the settings to read with; malformed parts are added to the feed's. */
  private DumpReader reader(ReadOptions.Mode mode) {
    DumpReader reader = Dump.reader().threads(1);
    return mode == ReadOptions.Mode.FAILFAST
        ? reader.strict()
        : reader.onMalformed(part -> parts.add(part));
  }

  private void read(Pushed pushed) {
    Throwable failure = null;
    try {
      Query query = Query.from(file.source().with(reader(pushed.options().mode())));
      // groups are made of all records, by a query that has the condition
      Condition condition = pushed.aggregates() == null ? pushed.condition() : null;
      if (condition != null) {
        query = query.where(condition);
      }
      selectFrom(query, pushed.options().mode());
      if (!parts.isEmpty()) {
        add(null);
      }
    } catch (Throwable e) { // for the thread that reads the feed
      failure = e;
    }
    try {
      queue.put(new End(failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed: nothing waits for the end
    }
  }

  /** Hands on the records. A file that is malformed as a whole is a malformed part. */
  private void selectFrom(Query query, ReadOptions.Mode mode) {
    try {
      var unused = query.forEachBatch(this::add);
    } catch (MalformedDumpException e) {
      if (mode == ReadOptions.Mode.FAILFAST) {
        throw e;
      }
      parts.add(new MalformedPart(e.diagnostic(), -1, e.diagnostic().excerpt()));
    }
  }

  private void add(@Nullable RecordBatch batch) {
    List<MalformedPart> before = parts;
    parts = new ArrayList<>();
    try {
      queue.put(new Item(batch, before));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns the next records; {@code null} at the end.
   *
   * @throws IOException if the slice cannot be read
   */
  @Nullable Item next() throws IOException {
    if (ended) {
      return null;
    }
    Object next;
    try {
      next = queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the task was interrupted");
    }
    if (next instanceof Item item) {
      return item;
    }
    ended = true;
    Throwable failure = ((End) next).failure();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure != null) {
      throw new IOException(failure);
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    queue.clear();
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
