package org.pageowner.dsl.internal.engine.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.index.Interner;

/**
 * The values of a dictionary column over all batches of a run, though each batch may have a
 * dictionary of its own.
 *
 * <p>As long as there is but one dictionary, as over a loaded dump, or one that grows, its ids are
 * the codes. When a second one comes, codes become ids of bytes: those of the first one's values
 * stay what they were, and of the others only values of rows are taken over.
 */
public final class DictionaryKeyColumn<V> extends KeyColumn {
  private static final int OTHERS = 32;

  private final Function<RecordBatch, DictionaryColumn<V>> column;
  private final List<V> values = new ArrayList<>();
  private final int[] ids = new int[RowSlice.CAPACITY];
  private @Nullable RowSlice slice;
  private final int[] starts = new int[RowSlice.CAPACITY + 1];
  private final int[] idsOfRuns = new int[RowSlice.CAPACITY];
  private final int[] gathered = new int[RowSlice.CAPACITY];
  private @Nullable RowSlice blockOfRuns;
  private int runs;

  /** Codes by bytes; {@code null} as long as codes are ids of the only dictionary. */
  private @Nullable Interner<ByteBuffer> codes;

  private @Nullable Dictionary<V> dictionary;
  private CodeMemo here = new CodeMemo(this::learn);

  /** Dictionaries of earlier batches, the latest last, and what their ids are here. */
  private final List<Known<V>> others = new ArrayList<>();

  private record Known<V>(Dictionary<V> dictionary, CodeMemo here) {}

  public DictionaryKeyColumn(Function<RecordBatch, DictionaryColumn<V>> column) {
    this.column = column;
  }

  /** The codes of a slice's rows, -1 for absent ones. Overwritten by the next. */
  public int[] ids(RowSlice next) {
    if (next != slice) {
      slice = next;
      source(next).copyIds(next.from(), next.count(), ids);
      translate(ids, next.count());
    }
    return ids;
  }

  /** Reads the runs of rows with the same code, and returns how many there are. */
  public int runs(RowSlice next) {
    if (next != blockOfRuns) {
      blockOfRuns = next;
      runs = source(next).copyRuns(next.from(), next.count(), starts, idsOfRuns);
      starts[runs] = next.count();
      translate(idsOfRuns, runs);
    }
    return runs;
  }

  /** Where the runs of {@link #runs} begin, in rows of the slice; then its number of rows. */
  public int[] starts() {
    return starts;
  }

  /** The codes of the runs of {@link #runs}, -1 for absent ones. */
  public int[] idsOfRuns() {
    return idsOfRuns;
  }

  /** Copies the codes of the runs of {@link #runs}. */
  public void copyRuns(long[] into) {
    for (int run = 0; run < runs; run++) {
      into[run] = code(idsOfRuns[run]);
    }
  }

  /** Copies the codes of the first {@code count} of {@code rows}, -1 for absent ones. */
  public void gatherIds(RowSlice next, int[] rows, int count, int[] into) {
    if (next == slice) {
      for (int i = 0; i < count; i++) {
        into[i] = ids[rows[i]];
      }
    } else {
      source(next).copyIds(next.from(), rows, count, into);
      translate(into, count);
    }
  }

  private DictionaryColumn<V> source(RowSlice next) {
    DictionaryColumn<V> source = column.apply(next.batch());
    if (source.dictionary() != dictionary) {
      turnTo(source.dictionary());
    }
    return source;
  }

  private void translate(int[] own, int count) {
    if (codes == null) {
      return;
    }
    here.reserve(only().size());
    for (int i = 0; i < count; i++) {
      int id = own[i];
      if (id != DictionaryColumn.ABSENT) {
        own[i] = (int) here.of(id);
      }
    }
  }

  @Override
  protected void read(RowSlice next, long[] into) {
    int[] source = ids(next);
    for (int row = 0; row < next.count(); row++) {
      into[row] = code(source[row]);
    }
  }

  @Override
  public void markChanges(RowSlice next, long[] marks) {
    source(next).markChanges(next.from(), next.count(), marks);
  }

  @Override
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    gatherIds(next, rows, count, gathered);
    for (int i = 0; i < count; i++) {
      into[i] = code(gathered[i]);
    }
  }

  private static long code(int id) {
    return id == DictionaryColumn.ABSENT ? RowSlice.ABSENT : id;
  }

  private void turnTo(Dictionary<V> next) {
    Dictionary<V> last = dictionary;
    if (last != null && (codes != null || !next.continues(last))) {
      keep(last);
      here = recall(next);
    }
    dictionary = next;
  }

  /**
   * Keeps the codes of the last batch's dictionary; the first time, goes over to codes of bytes.
   */
  private void keep(Dictionary<V> last) {
    if (codes == null) {
      codes = new Interner<>();
      here.reserve(last.size());
      for (int id = 0; id < last.size(); id++) {
        here.of(id);
      }
    }
    if (others.size() == OTHERS) {
      others.remove(0);
    }
    others.add(new Known<>(last, here));
  }

  /**
   * Returns the codes that are known of a dictionary. A few grow at a time, one for each thread
   * that reads, and their batches alternate.
   */
  private CodeMemo recall(Dictionary<V> next) {
    for (int i = others.size() - 1; i >= 0; i--) {
      if (next.continues(others.get(i).dictionary)) {
        return others.remove(i).here;
      }
    }
    return new CodeMemo(this::learn);
  }

  /** Returns the code of an id of the last batch's dictionary. */
  private long learn(long id) {
    int code = Objects.requireNonNull(codes).add(ByteBuffer.wrap(only().bytes((int) id)));
    if (code == values.size()) {
      values.add(only().value((int) id));
    }
    return code;
  }

  /** The value of a code. */
  public V get(long code) {
    return codes == null ? only().value((int) code) : values.get((int) code);
  }

  /** The bytes of a code's value, as they stand in the dump. Not to be changed. */
  byte[] bytes(long code) {
    return codes == null ? only().bytes((int) code) : codes.value((int) code).array();
  }

  /** The dictionary of the last batch; the only one as long as there are no codes of bytes. */
  private Dictionary<V> only() {
    return Objects.requireNonNull(dictionary);
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : get(code);
  }

  @Override
  public Sorting sorting() {
    byte[][] texts = new byte[denseCodes()][];
    Arrays.setAll(texts, this::bytes);
    return Sorting.ranks(texts.length, (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]));
  }

  @Override
  public int denseCodes() {
    return codes != null ? codes.size() : dictionary == null ? 0 : dictionary.size();
  }
}
