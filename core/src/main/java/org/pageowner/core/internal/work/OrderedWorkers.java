package org.pageowner.core.internal.work;

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
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Produces items in several threads, for one consumer that receives them in the order of the input.
 *
 * <p>A worker claims the next unit of work and appends a slot for its result to a queue, both under
 * one lock, so the order of the slots is the order of the input. It produces the result without the
 * lock and completes the slot. The consumer removes slots from the head of the queue and waits for
 * each to be completed. A semaphore with one permit per slot limits the look-ahead: workers block
 * when the consumer is slow (back-pressure), which bounds the memory of unconsumed results. A slot
 * returns its permit when the consumer asks for the item after it, so buffers of an item can be
 * reused from then on.
 *
 * <p>A consumer that would have to wait can produce items itself: see {@link #next(Worker)}.
 *
 * <p>A failure of a worker takes the place of its result: the consumer receives all items before it
 * and then the failure itself. Closing interrupts the threads, which are daemons. Only one thread,
 * the consumer, may call the methods of this class.
 *
 * @param <T> the type of an item
 */
public final class OrderedWorkers<T> implements AutoCloseable {
  /**
   * The state of one thread: claims work and does it.
   *
   * @param <T> the type of an item
   */
  public interface Worker<T> {
    /**
     * Claims the next unit of work. Called under a lock that all workers share, so the input may be
     * read here without further synchronisation; expensive work belongs into {@link #produce}.
     *
     * @return false if no work is left; then no worker is called again
     */
    boolean claim() throws IOException;

    /** Returns the result of the claimed unit. Called without the lock, in the claiming thread. */
    T produce() throws IOException;
  }

  /** Slots in the order of the input; one that is completed with {@code null} is the end. */
  private final BlockingQueue<CompletableFuture<@Nullable T>> slots = new LinkedBlockingQueue<>();

  private final Semaphore permits;
  private final String activity;
  private final ExecutorService threads;
  private final Object claiming = new Object();

  /** Whether no work is left to claim; guarded by {@link #claiming}. */
  private boolean exhausted;

  private boolean holdsPermit;
  private boolean finished;
  private @Nullable Throwable failure;

  private OrderedWorkers(int lookAhead, String activity, ExecutorService threads) {
    this.permits = new Semaphore(lookAhead);
    this.activity = activity;
    this.threads = threads;
  }

  /**
   * Starts the threads.
   *
   * @param name the threads' name, to which a number is appended
   * @param activity the noun that the message of an interruption starts with: "reading"
   * @param count the number of threads
   * @param lookAhead the maximum number of items that are in work, waiting or being consumed
   * @param workers makes the worker of each thread, numbered from 0; called in that thread
   */
  public static <T> OrderedWorkers<T> start(
      String name,
      String activity,
      int count,
      int lookAhead,
      IntFunction<? extends Worker<T>> workers) {
    ExecutorService threads = Executors.newFixedThreadPool(count, daemons(name));
    OrderedWorkers<T> started = new OrderedWorkers<>(lookAhead, activity, threads);
    try {
      for (int i = 0; i < count; i++) {
        int number = i;
        threads.execute(() -> started.work(number, workers));
      }
    } catch (RuntimeException | Error e) {
      threads.shutdownNow();
      throw e;
    }
    return started;
  }

  private void work(int number, IntFunction<? extends Worker<T>> workers) {
    try {
      Worker<T> worker = workers.apply(number);
      do {
        permits.acquire();
      } while (step(worker));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      fail(e);
    }
  }

  /** Uses a permit to produce an item; false if there is no work left or it has failed. */
  private boolean step(Worker<T> worker) {
    CompletableFuture<@Nullable T> slot = claim(worker);
    if (slot == null) {
      permits.release();
      return false;
    }
    try {
      slot.complete(worker.produce());
      return true;
    } catch (Throwable e) {
      slot.completeExceptionally(e);
      return false;
    }
  }

  private @Nullable CompletableFuture<@Nullable T> claim(Worker<T> worker) {
    synchronized (claiming) {
      if (exhausted) {
        return null;
      }
      CompletableFuture<@Nullable T> slot = new CompletableFuture<>();
      try {
        if (worker.claim()) {
          slots.add(slot);
          return slot;
        }
        exhausted = true;
        slot.complete(null);
        slots.add(slot);
      } catch (Throwable e) {
        fail(e);
      }
      return null;
    }
  }

  /** Ends the queue with a failure that no slot was claimed for. */
  private void fail(Throwable failure) {
    synchronized (claiming) {
      exhausted = true;
      slots.add(CompletableFuture.failedFuture(failure));
    }
  }

  /**
   * Waits for the next item.
   *
   * @return the item, or {@code null} after the last one
   * @throws InterruptedIOException if the calling thread is interrupted, which it stays
   * @throws IOException if producing the item failed with it, in each later call too; unchecked
   *     exceptions are passed on in the same way
   */
  public @Nullable T next() throws IOException {
    return next(null);
  }

  /**
   * Returns the next item as {@link #next()} does; until it is ready, the calling thread produces
   * further items with a worker of its own, as far as the look-ahead allows.
   */
  public @Nullable T next(@Nullable Worker<T> own) throws IOException {
    if (holdsPermit) {
      holdsPermit = false;
      permits.release();
    }
    if (failure != null) {
      throw rethrown(failure);
    }
    if (finished) {
      return null;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    try {
      T item = await(own);
      finished = item == null;
      holdsPermit = item != null;
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = interrupted();
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      failure = e.getCause();
      throw rethrown(failure);
    }
  }

  private @Nullable T await(@Nullable Worker<T> own)
      throws InterruptedException, ExecutionException {
    if (own != null) {
      while (!isHeadReady() && permits.tryAcquire()) {
        if (!step(own)) {
          break;
        }
      }
    }
    return slots.take().get();
  }

  private boolean isHeadReady() {
    CompletableFuture<@Nullable T> head = slots.peek();
    return head != null && head.isDone();
  }

  private InterruptedIOException interrupted() {
    return new InterruptedIOException(activity + " was interrupted");
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

  /** Interrupts the threads; does not wait for them. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
