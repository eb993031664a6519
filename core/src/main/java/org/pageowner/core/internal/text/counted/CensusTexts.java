package org.pageowner.core.internal.text.counted;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.pageowner.core.internal.dictionary.ByteHash;

/** The rows of a batch of a census: the JSON of their keys, and their counts. Grows, then fixed. */
final class CensusTexts {
  private static final int FIRST_ROWS = 1 << 10;
  private static final byte[][] EARLY_WORDS = {{'i', 'n', 'i', 't'}, {'e', 'a', 'r', 'l', 'y'}};

  private final List<String> keys;
  private byte[][] json = new byte[FIRST_ROWS][];
  private int[] stackFrom = new int[FIRST_ROWS];
  private int[] stackTo = new int[FIRST_ROWS];
  private long[] times = new long[FIRST_ROWS];
  private long[] pages = new long[FIRST_ROWS];
  private long[] hosts = new long[FIRST_ROWS];
  private long[] topHostPages = new long[FIRST_ROWS];
  private String[] topHosts = new String[FIRST_ROWS];
  private int size;

  CensusTexts(List<String> keys) {
    this.keys = keys;
  }

  /** Adds a row; the value of its stack, if it has one, is the range of its JSON. */
  int add(byte[] keyJson, int from, int to) {
    if (size == json.length) {
      int capacity = size * 2;
      json = Arrays.copyOf(json, capacity);
      stackFrom = Arrays.copyOf(stackFrom, capacity);
      stackTo = Arrays.copyOf(stackTo, capacity);
      times = Arrays.copyOf(times, capacity);
      pages = Arrays.copyOf(pages, capacity);
      hosts = Arrays.copyOf(hosts, capacity);
      topHostPages = Arrays.copyOf(topHostPages, capacity);
      topHosts = Arrays.copyOf(topHosts, capacity);
    }
    json[size] = keyJson;
    stackFrom[size] = from;
    stackTo[size] = to;
    return size++;
  }

  /** Sets the counts of a row. */
  void counts(int row, long records, long basePages, long hostCount, String host, long topPages) {
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

  byte[] json(int row) {
    return json[row];
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
    return topHosts[row];
  }

  long topHostPages(int row) {
    return topHostPages[row];
  }

  /** Returns whether a stack has one of the words that functions of early pages have. */
  boolean mayBeEarly(int row) {
    byte[] bytes = json[row];
    for (int at = stackFrom[row]; at < stackTo[row]; at++) {
      for (byte[] word : EARLY_WORDS) {
        if (bytes[at] == word[0]
            && at + word.length <= stackTo[row]
            && Arrays.equals(bytes, at, at + word.length, word, 0, word.length)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Passes on the hash of each stack that is there. */
  void forEachStackHash(LongConsumer consumer) {
    for (int row = 0; row < size; row++) {
      boolean isThere = stackTo[row] > stackFrom[row] && json[row][stackFrom[row]] != 'n';
      if (isThere) {
        consumer.accept(ByteHash.hash64(json[row], stackFrom[row], stackTo[row]));
      }
    }
  }

  /** Returns a copy of selected rows. */
  CensusTexts select(int[] rows) {
    CensusTexts selected = new CensusTexts(keys);
    for (int row : rows) {
      int copy = selected.add(json[row], stackFrom[row], stackTo[row]);
      selected.counts(copy, times[row], pages[row], hosts[row], topHosts[row], topHostPages[row]);
    }
    return selected;
  }
}
