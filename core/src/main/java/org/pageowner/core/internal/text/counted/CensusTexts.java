package org.pageowner.core.internal.text.counted;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.pageowner.core.internal.dictionary.ByteHash;

/**
 * The rows of a batch of a census: the JSON of their keys, all in one array, and their counts.
 * Grows, then fixed.
 */
final class CensusTexts {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long UNDERSCORES = '_' * ONES;
  private static final long LETTERS_T = 't' * ONES;
  private static final long LETTERS_E = 'e' * ONES;
  private static final int FIRST_ROWS = 1 << 10;
  private static final int FIRST_BYTES = 1 << 16;

  private final List<String> keys;
  private final List<String> hostNames;
  private byte[] text;
  private int[] ends;
  private int[] stackFrom;
  private int[] stackTo;
  private long[] times;
  private long[] pages;
  private long[] hosts;
  private long[] topHostPages;
  private int[] topHosts;
  private int size;

  /**
   * No rows.
   *
   * @param hostNames the hosts, of which the rows have the index
   */
  CensusTexts(List<String> keys, List<String> hostNames) {
    this(keys, hostNames, FIRST_ROWS, FIRST_BYTES);
  }

  private CensusTexts(List<String> keys, List<String> hostNames, int rows, int bytes) {
    this.keys = keys;
    this.hostNames = hostNames;
    text = new byte[bytes];
    ends = new int[rows + 1];
    stackFrom = new int[rows];
    stackTo = new int[rows];
    times = new long[rows];
    pages = new long[rows];
    hosts = new long[rows];
    topHostPages = new long[rows];
    topHosts = new int[rows];
  }

  /**
   * Adds a row with the JSON of its keys, a range of {@code line}.
   *
   * @param stack the index in the JSON of the value of the stack, if the row has one
   * @param stackEnd the index after it
   */
  int add(byte[] line, int from, int to, int stack, int stackEnd) {
    if (size == times.length) {
      grow();
    }
    int start = ends[size];
    int end = Math.addExact(start, to - from);
    if (end > text.length) {
      text = Arrays.copyOf(text, (int) Math.max(end, Math.min(2L * text.length, 1 << 30)));
    }
    System.arraycopy(line, from, text, start, to - from);
    stackFrom[size] = start + stack;
    stackTo[size] = start + stackEnd;
    ends[size + 1] = end;
    return size++;
  }

  private void grow() {
    int capacity = size * 2;
    ends = Arrays.copyOf(ends, capacity + 1);
    stackFrom = Arrays.copyOf(stackFrom, capacity);
    stackTo = Arrays.copyOf(stackTo, capacity);
    times = Arrays.copyOf(times, capacity);
    pages = Arrays.copyOf(pages, capacity);
    hosts = Arrays.copyOf(hosts, capacity);
    topHostPages = Arrays.copyOf(topHostPages, capacity);
    topHosts = Arrays.copyOf(topHosts, capacity);
  }

  /** Sets the counts of a row. */
  void counts(int row, long records, long basePages, long hostCount, int host, long topPages) {
    times[row] = records;
    pages[row] = basePages;
    hosts[row] = hostCount;
    topHosts[row] = host;
    topHostPages[row] = topPages;
  }

  List<String> keys() {
    return keys;
  }

  int size() {
    return size;
  }

  /** Returns the array with the JSON of all rows. */
  byte[] text() {
    return text;
  }

  /** Returns the index of the row's JSON in {@link #text}. */
  int from(int row) {
    return ends[row];
  }

  /** Returns the index after the row's JSON. */
  int to(int row) {
    return ends[row + 1];
  }

  /** Returns a copy of the JSON of a row. */
  byte[] json(int row) {
    return Arrays.copyOfRange(text, from(row), to(row));
  }

  long times(int row) {
    return times[row];
  }

  long pages(int row) {
    return pages[row];
  }

  long hosts(int row) {
    return hosts[row];
  }

  String topHost(int row) {
    return hostNames.get(topHosts[row]);
  }

  long topHostPages(int row) {
    return topHostPages[row];
  }

  /**
   * Returns whether a stack has a part of a name that functions of early pages have: {@code
   * init_pages_in_zone} and others that start with init, {@code register_early_stack}, {@code
   * page_ext_init}. Looks, in words of 8 bytes, for their underscores, which are after a t or
   * before an e.
   */
  boolean mayBeEarly(int row) {
    int last = stackTo[row] - 5;
    int at = stackFrom[row] + 4;
    for (; at <= last - 8; at += Long.BYTES) {
      long found = equal(at, UNDERSCORES) & (equal(at - 1, LETTERS_T) | equal(at + 1, LETTERS_E));
      for (; found != 0; found &= found - 1) {
        if (isEarlyAround(at + (Long.numberOfTrailingZeros(found) >>> 3))) {
          return true;
        }
      }
    }
    for (; at <= last; at++) {
      if (text[at] == '_' && isEarlyAround(at)) {
        return true;
      }
    }
    return false;
  }

  /** Returns a word with the highest bit set of each byte that equals, and of few others. */
  private long equal(int at, long letters) {
    long other = (long) LONG.get(text, at) ^ letters;
    return (other - ONES) & ~other & HIGH_BITS;
  }

  private boolean isEarlyAround(int at) {
    return switch (text[at + 1]) {
      case 'p', 'z' -> isAt(at - 4, 'i', 'n', 'i', 't');
      case 'e' -> isAt(at - 4, 'i', 'n', 'i', 't') || isAt(at + 1, 'e', 'a', 'r', 'l');
      case 'i' -> isAt(at + 1, 'i', 'n', 'i', 't') && isAt(at - 4, '_', 'e', 'x', 't');
      default -> false;
    };
  }

  private boolean isAt(int at, char first, char second, char third, char fourth) {
    return text[at] == first
        && text[at + 1] == second
        && text[at + 2] == third
        && text[at + 3] == fourth;
  }

  /** Passes on the hash of each stack that is there. */
  void forEachStackHash(LongConsumer consumer) {
    for (int row = 0; row < size; row++) {
      boolean isThere = stackTo[row] > stackFrom[row] && text[stackFrom[row]] != 'n';
      if (isThere) {
        consumer.accept(ByteHash.hash64(text, stackFrom[row], stackTo[row]));
      }
    }
  }

  /** Returns the same rows without room for others. */
  CensusTexts trimmed() {
    int[] all = new int[size];
    Arrays.setAll(all, row -> row);
    return select(all);
  }

  /** Returns a copy of selected rows. */
  CensusTexts select(int[] rows) {
    int bytes = 0;
    for (int row : rows) {
      bytes = Math.addExact(bytes, to(row) - from(row));
    }
    CensusTexts selected = new CensusTexts(keys, hostNames, rows.length, bytes);
    for (int row : rows) {
      int start = from(row);
      int copy = selected.add(text, start, to(row), stackFrom[row] - start, stackTo[row] - start);
      selected.counts(copy, times[row], pages[row], hosts[row], topHosts[row], topHostPages[row]);
    }
    return selected;
  }
}
