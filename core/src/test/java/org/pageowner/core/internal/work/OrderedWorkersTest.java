package org.pageowner.core.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items arrive in the order of the claims, and no thread outlives the work. */
@Timeout(60)
class OrderedWorkersTest {
  private static final int ITEMS = 1000;

  private final AtomicInteger claimed = new AtomicInteger();
  private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();

  private interface Production {
    Integer of(int item) throws IOException, InterruptedException;
  }

  private OrderedWorkers<Integer> start(int count, int lookAhead, Production production) {
    return OrderedWorkers.start("test", "testing", count, lookAhead, i -> worker(production));
  }

  private OrderedWorkers.Worker<Integer> worker(Production production) {
    threads.add(Thread.currentThread());
    return new OrderedWorkers.Worker<>() {
      private int item;

      @Override
      public boolean claim() {
        item = claimed.get();
        return item < ITEMS && claimed.compareAndSet(item, item + 1);
      }

      @Override
      public Integer produce() throws IOException {
        try {
          return production.of(item);
        } catch (InterruptedException e) {
          throw new InterruptedIOException();
        }
      }
    };
  }

  private void assertThreadsEnd() throws InterruptedException {
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        assertTrue(thread.isDaemon());
        assertTrue(thread.getName().startsWith("test-"), thread.getName());
        thread.join();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "3, 6", "8, 16"})
  void next_anyThreadsAndLookAhead_isInOrder(int count, int lookAhead) throws Exception {
    List<Integer> items = new ArrayList<>();
    try (OrderedWorkers<Integer> workers = start(count, lookAhead, item -> item)) {
      for (Integer item = workers.next(); item != null; item = workers.next()) {
        items.add(item);
        assertTrue(claimed.get() <= items.size() + lookAhead - 1, "looks too far ahead");
      }
      assertNull(workers.next());
    }
    assertEquals(IntStream.range(0, ITEMS).boxed().toList(), items);
    assertThreadsEnd();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 8", "3, 4"})
  void next_withAWorkerOfItsOwn_isInOrder(int count, int lookAhead) throws Exception {
    List<Integer> items = new ArrayList<>();
    try (OrderedWorkers<Integer> workers = start(count, lookAhead, item -> item)) {
      OrderedWorkers.Worker<Integer> own = worker(item -> item);
      for (Integer item = workers.next(own); item != null; item = workers.next(own)) {
        items.add(item);
        assertTrue(claimed.get() <= items.size() + lookAhead - 1, "looks too far ahead");
      }
    }
    assertEquals(IntStream.range(0, ITEMS).boxed().toList(), items);
    assertThreadsEnd();
  }

  @Test
  void next_whileTheHeadIsNotReady_producesItself() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    try (OrderedWorkers<Integer> workers =
        start(
            1,
            4,
            item -> {
              first.await();
              return item;
            })) {
      while (claimed.get() == 0) {
        Thread.onSpinWait();
      }
      OrderedWorkers.Worker<Integer> own =
          worker(
              item -> {
                first.countDown(); // only the consumer can end the wait
                return item;
              });
      assertEquals(0, workers.next(own));
      assertEquals(1, workers.next(own));
    }
    assertThreadsEnd();
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void next_failureOfAnItem_comesAfterTheItemsBefore(int count) throws Exception {
    IOException failure = new IOException("of item 7");
    try (OrderedWorkers<Integer> workers =
        start(
            count,
            4,
            item -> {
              if (item == 7) {
                throw failure;
              }
              return item;
            })) {
      for (int i = 0; i < 7; i++) {
        assertEquals(i, workers.next());
      }
      assertSame(failure, assertThrows(IOException.class, workers::next));
      assertSame(failure, assertThrows(IOException.class, workers::next));
    }
    assertThreadsEnd();
  }

  @Test
  void next_failureToMakeAWorker_isThrown() {
    try (OrderedWorkers<Integer> workers =
        OrderedWorkers.start(
            "test",
            "testing",
            2,
            4,
            i -> {
              throw new IllegalStateException("no worker");
            })) {
      assertThrows(IllegalStateException.class, workers::next);
    }
  }

  @Test
  void next_interrupted_throwsAndStaysInterrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (OrderedWorkers<Integer> workers =
        start(
            2,
            4,
            item -> {
              never.await();
              return item;
            })) {
      Thread.currentThread().interrupt();
      IOException thrown = assertThrows(InterruptedIOException.class, workers::next);
      assertEquals("testing was interrupted", thrown.getMessage());
      assertTrue(Thread.interrupted());
      Thread consumer = Thread.currentThread();
      Thread other = new Thread(() -> interruptOnceWaiting(consumer));
      other.start();
      assertThrows(InterruptedIOException.class, workers::next);
      assertTrue(Thread.interrupted());
      other.join();
    }
    assertThreadsEnd();
  }

  private static void interruptOnceWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
  }

  @Test
  void close_beforeTheEnd_endsThreadsThatWaitForTheConsumer() throws Exception {
    CountDownLatch full = new CountDownLatch(3);
    try (OrderedWorkers<Integer> workers =
        start(
            2,
            3,
            item -> {
              full.countDown();
              return item;
            })) {
      assertTrue(full.await(50, TimeUnit.SECONDS));
      assertEquals(0, workers.next());
    }
    assertThreadsEnd();
  }
}
