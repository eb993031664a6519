package org.pageowner.dsl.internal.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.RecordBatch;

/**
 * The values of a dictionary column over all batches of a run, though each batch may have a
 * dictionary of its own: ids here are ids of bytes.
 *
 * <p>Only values of rows are taken over, not all of a batch's dictionary, and only of columns that
 * the plan uses.
 */
final class Domain<V> extends Lane {
  private static final int UNKNOWN = -2;
  private static final int OTHERS = 32;

  private final Function<RecordBatch, DictionaryColumn<V>> column;
  private final Map<ByteBuffer, Integer> idsByBytes = new HashMap<>();
  private final List<byte[]> bytes = new ArrayList<>();
  private final List<V> values = new ArrayList<>();
  private final int[] ids = new int[Block.CAPACITY];
  private @Nullable Dictionary<V> dictionary;
  private int[] here = new int[0];

  /** Dictionaries of earlier batches, the latest last, and what their ids are here. */
  private final List<Known<V>> others = new ArrayList<>();

  private static final class Known<V> {
    private final Dictionary<V> dictionary;
    private final int[] here;

    Known(Dictionary<V> dictionary, int[] here) {
      this.dictionary = dictionary;
      this.here = here;
    }
  }

  Domain(Function<RecordBatch, DictionaryColumn<V>> column) {
    this.column = column;
  }

  @Override
  protected void read(Block block, long[] into) {
    DictionaryColumn<V> source = column.apply(block.batch());
    Dictionary<V> values = source.dictionary();
    if (values != dictionary) {
      turnTo(values);
    }
    if (values.size() > here.length) {
      int known = here.length;
      here = Arrays.copyOf(here, Math.max(values.size(), known * 2));
      Arrays.fill(here, known, here.length, UNKNOWN);
    }
    source.copyIds(block.from(), block.count(), ids);
    for (int row = 0; row < block.count(); row++) {
      int id = ids[row];
      if (id == DictionaryColumn.ABSENT) {
        into[row] = Block.ABSENT;
      } else {
        int known = here[id];
        into[row] = known == UNKNOWN ? learn(values, id) : known;
      }
    }
  }

  /**
   * Takes up what is known of a dictionary. A few grow on at a time, one for each thread that
   * reads, and their batches alternate.
   */
  private void turnTo(Dictionary<V> values) {
    if (dictionary != null) {
      if (others.size() == OTHERS) {
        others.remove(0);
      }
      others.add(new Known<>(dictionary, here));
    }
    dictionary = values;
    for (int i = others.size() - 1; i >= 0; i--) {
      if (values.continues(others.get(i).dictionary)) {
        here = others.remove(i).here;
        return;
      }
    }
    here = new int[0];
  }

  private int learn(Dictionary<V> source, int id) {
    byte[] value = source.bytes(id);
    ByteBuffer key = ByteBuffer.wrap(value);
    Integer known = idsByBytes.get(key);
    int own = known == null ? bytes.size() : known;
    if (known == null) {
      idsByBytes.put(key, own);
      bytes.add(value);
      values.add(source.value(id));
    }
    here[id] = own;
    return own;
  }

  /** The value of a code. */
  V get(long code) {
    return values.get((int) code);
  }

  /** The bytes of a code's value, as they stand in the dump. Not to be changed. */
  byte[] bytes(long code) {
    return bytes.get((int) code);
  }

  @Override
  public @Nullable Object value(long code) {
    return code == Block.ABSENT ? null : get(code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(
        bytes.size(), (a, b) -> Arrays.compareUnsigned(bytes.get(a), bytes.get(b)));
  }

  @Override
  public int denseCodes() {
    return bytes.size();
  }
}
