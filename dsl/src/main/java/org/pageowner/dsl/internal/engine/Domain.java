package org.pageowner.dsl.internal.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.RecordBatch;

/**
 * The values of a dictionary column over all batches of a run, though each batch may have a
 * dictionary of its own.
 *
 * <p>As long as there is but one dictionary, as over a loaded dump, or one that grows, its ids are
 * the codes. When a second one comes, codes become ids of bytes: those of the first one's values
 * stay what they were, and of the others only values of rows are taken over.
 */
final class Domain<V> extends Lane {
  private static final int UNKNOWN = -2;
  private static final int OTHERS = 32;

  private final Function<RecordBatch, DictionaryColumn<V>> column;
  private final List<byte[]> bytes = new ArrayList<>();
  private final List<V> values = new ArrayList<>();
  private final int[] ids = new int[Block.CAPACITY];
  private @Nullable Block block;

  /** Codes by bytes; {@code null} as long as codes are ids of the only dictionary. */
  private @Nullable Map<ByteBuffer, Integer> codes;

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

  /** The codes of a block's rows, -1 for absent ones. Overwritten by the next. */
  int[] ids(Block next) {
    if (next == block) {
      return ids;
    }
    block = next;
    DictionaryColumn<V> source = column.apply(next.batch());
    Dictionary<V> values = source.dictionary();
    if (values != dictionary) {
      turnTo(values);
    }
    source.copyIds(next.from(), next.count(), ids);
    Map<ByteBuffer, Integer> known = codes;
    if (known != null) {
      translate(known, values, next.count());
    }
    return ids;
  }

  private void translate(Map<ByteBuffer, Integer> known, Dictionary<V> source, int count) {
    if (source.size() > here.length) {
      int before = here.length;
      here = Arrays.copyOf(here, Math.max(source.size(), before * 2));
      Arrays.fill(here, before, here.length, UNKNOWN);
    }
    for (int row = 0; row < count; row++) {
      int id = ids[row];
      if (id != DictionaryColumn.ABSENT) {
        int own = here[id];
        ids[row] = own == UNKNOWN ? learn(known, source, id) : own;
      }
    }
  }

  @Override
  protected void read(Block next, long[] into) {
    int[] source = ids(next);
    for (int row = 0; row < next.count(); row++) {
      into[row] = code(source[row]);
    }
  }

  @Override
  void addChanges(Block next, int[] changes) {
    int[] source = ids(next);
    for (int row = 1; row < next.count(); row++) {
      changes[row] |= source[row] ^ source[row - 1];
    }
  }

  @Override
  void gather(Block next, int[] rows, int count, long[] into) {
    int[] source = ids(next);
    for (int i = 0; i < count; i++) {
      into[i] = code(source[rows[i]]);
    }
  }

  private static long code(int id) {
    return id == DictionaryColumn.ABSENT ? Block.ABSENT : id;
  }

  /**
   * Takes up what is known of a dictionary. A few grow on at a time, one for each thread that
   * reads, and their batches alternate.
   */
  private void turnTo(Dictionary<V> next) {
    Dictionary<V> last = dictionary;
    dictionary = next;
    if (last == null || (codes == null && next.continues(last))) {
      return;
    }
    if (codes == null) {
      codes = takeOver(last);
    }
    if (others.size() == OTHERS) {
      others.remove(0);
    }
    others.add(new Known<>(last, here));
    for (int i = others.size() - 1; i >= 0; i--) {
      if (next.continues(others.get(i).dictionary)) {
        here = others.remove(i).here;
        return;
      }
    }
    here = new int[0];
  }

  /** Goes over to codes of bytes. */
  private Map<ByteBuffer, Integer> takeOver(Dictionary<V> only) {
    Map<ByteBuffer, Integer> known = new HashMap<>();
    here = new int[only.size()];
    for (int id = 0; id < here.length; id++) {
      learn(known, only, id);
    }
    return known;
  }

  private int learn(Map<ByteBuffer, Integer> known, Dictionary<V> source, int id) {
    byte[] value = source.bytes(id);
    Integer own = known.putIfAbsent(ByteBuffer.wrap(value), bytes.size());
    if (own == null) {
      own = bytes.size();
      bytes.add(value);
      values.add(source.value(id));
    }
    here[id] = own;
    return own;
  }

  /** The value of a code. */
  V get(long code) {
    return codes == null ? only().value((int) code) : values.get((int) code);
  }

  /** The bytes of a code's value, as they stand in the dump. Not to be changed. */
  byte[] bytes(long code) {
    return codes == null ? only().bytes((int) code) : bytes.get((int) code);
  }

  private Dictionary<V> only() {
    return Objects.requireNonNull(dictionary);
  }

  @Override
  public @Nullable Object value(long code) {
    return code == Block.ABSENT ? null : get(code);
  }

  @Override
  public Sorting sorting() {
    byte[][] texts = new byte[denseCodes()][];
    Arrays.setAll(texts, this::bytes);
    return Sorting.ranks(texts.length, (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]));
  }

  @Override
  public int denseCodes() {
    return codes != null ? bytes.size() : dictionary == null ? 0 : dictionary.size();
  }
}
