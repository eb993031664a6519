package org.pageowner.dsl.internal.engine.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkDictionaryColumn;
import org.pageowner.core.internal.column.GrowingDictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.index.Interner;

/**
 * A key that batches store as a dictionary column, with the same code for the same value in all
 * batches of a run, even where each batch has its own dictionary.
 *
 * <p>Joining dictionaries costs a hash of each value's bytes, so it is avoided while possible. A
 * loaded dump has one dictionary, and a stream that is read by one thread has one that grows; then
 * the ids of the dictionary are the codes, and reading a column is a copy of its ids. When a batch
 * with an unrelated dictionary arrives, the column switches to interned codes: values are numbered
 * by their bytes. Values of the first dictionary keep their ids as codes, so that groups that exist
 * stay valid; from later dictionaries only values that occur in rows are interned, once for each
 * dictionary and id ({@link CodeMemo}).
 *
 * <p>Where a stream is read by several threads, each thread has a growing dictionary, and their
 * batches alternate. The codes of the last {@value #RETAINED} dictionaries are therefore retained,
 * and a dictionary that continues one of them continues its codes.
 *
 * <p>Equal neighbours are common, so batches store some columns as runs (run-length encoding).
 * {@link #runs} hands these on without expanding them to rows.
 */
public final class DictionaryKeyColumn<V> extends KeyColumn {
  private static final int RETAINED = 32;

  private final Function<RecordBatch, DictionaryColumn<V>> column;
  private final List<V> values = new ArrayList<>();
  private final int[] ids = new int[RowSlice.CAPACITY];
  private @Nullable RowSlice slice;
  private final int[] starts = new int[RowSlice.CAPACITY + 1];
  private final int[] idsOfRuns = new int[RowSlice.CAPACITY];
  private final int[] gathered = new int[RowSlice.CAPACITY];
  private @Nullable RowSlice sliceOfRuns;
  private int runs;

  /** Codes by bytes; {@code null} while codes are ids of the only dictionary. */
  private @Nullable Interner<ByteBuffer> interned;

  private @Nullable GrowingDictionary<V> dictionary;
  private CodeMemo codesById = new CodeMemo(this::intern);

  /** Dictionaries of earlier batches, the latest last. */
  private final List<Retained<V>> retained = new ArrayList<>();

  private record Retained<V>(GrowingDictionary<V> dictionary, CodeMemo codesById) {}

  /** The values that {@code column} has in each batch. */
  public DictionaryKeyColumn(Function<RecordBatch, DictionaryColumn<V>> column) {
    this.column = column;
  }

  /**
   * Returns the codes of a slice's rows, -1 for absent values. The array is overwritten when the
   * next slice is read.
   */
  public int[] ids(RowSlice next) {
    if (next != slice) {
      slice = next;
      source(next).copyIds(next.from(), next.count(), ids);
      translate(ids, next.count());
    }
    return ids;
  }

  /** Reads the runs of rows with the same code, and returns their number. */
  public int runs(RowSlice next) {
    if (next != sliceOfRuns) {
      sliceOfRuns = next;
      runs = source(next).copyRuns(next.from(), next.count(), starts, idsOfRuns);
      starts[runs] = next.count();
      translate(idsOfRuns, runs);
    }
    return runs;
  }

  /** Returns the first row of each run of {@link #runs}, then the number of rows of the slice. */
  public int[] starts() {
    return starts;
  }

  /** Returns the codes of the runs of {@link #runs}, -1 for absent values. */
  public int[] idsOfRuns() {
    return idsOfRuns;
  }

  /** Copies the codes of the runs of {@link #runs}. */
  public void copyRuns(long[] into) {
    for (int run = 0; run < runs; run++) {
      into[run] = code(idsOfRuns[run]);
    }
  }

  /** Copies the codes of the first {@code count} of {@code rows}, -1 for absent values. */
  public void gatherIds(RowSlice next, int[] rows, int count, int[] into) {
    if (next == slice || count == next.count()) {
      int[] all = ids(next);
      for (int i = 0; i < count; i++) {
        into[i] = all[rows[i]];
      }
    } else {
      source(next).copyIds(next.from(), rows, count, into);
      translate(into, count);
    }
  }

  private BulkDictionaryColumn<V> source(RowSlice next) {
    BulkDictionaryColumn<V> source = BulkDictionaryColumn.of(column.apply(next.batch()));
    if (source.dictionary() != dictionary) {
      switchTo(source.dictionary());
    }
    return source;
  }

  private void translate(int[] own, int count) {
    if (interned == null) {
      return;
    }
    codesById.reserve(current().size());
    for (int i = 0; i < count; i++) {
      int id = own[i];
      if (id != DictionaryColumn.ABSENT) {
        own[i] = (int) codesById.of(id);
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

  @Override
  public DictionaryKeyColumn<?> determinant(RowSlice next) {
    return this;
  }

  @Override
  public boolean translate(long[] vector, int count) {
    return true; // they are codes of this column
  }

  private static long code(int id) {
    return id == DictionaryColumn.ABSENT ? RowSlice.ABSENT : id;
  }

  private void switchTo(GrowingDictionary<V> next) {
    GrowingDictionary<V> last = dictionary;
    if (last != null && (interned != null || !next.continues(last))) {
      retain(last);
      codesById = codesOf(next);
    }
    dictionary = next;
  }

  /**
   * Retains the codes of the last batch's dictionary; the first time, switches to interned codes.
   */
  private void retain(GrowingDictionary<V> last) {
    if (interned == null) {
      interned = new Interner<>();
      codesById.reserve(last.size());
      for (int id = 0; id < last.size(); id++) {
        codesById.of(id);
      }
    }
    if (retained.size() == RETAINED) {
      retained.remove(0);
    }
    retained.add(new Retained<>(last, codesById));
  }

  /**
   * Returns the codes of a dictionary: those of the retained dictionary that it continues, or none
   * yet.
   */
  private CodeMemo codesOf(GrowingDictionary<V> next) {
    for (int i = retained.size() - 1; i >= 0; i--) {
      if (next.continues(retained.get(i).dictionary)) {
        return retained.remove(i).codesById;
      }
    }
    return new CodeMemo(this::intern);
  }

  /** Returns the interned code of an id of the last batch's dictionary. */
  private long intern(long id) {
    int code = Objects.requireNonNull(interned).add(ByteBuffer.wrap(current().bytes((int) id)));
    if (code == values.size()) {
      values.add(current().value((int) id));
    }
    return code;
  }

  /** Returns the value of a code. */
  public V get(long code) {
    return interned == null ? current().value((int) code) : values.get((int) code);
  }

  /** Returns the bytes of a code's value, as in the dump. Must not be modified. */
  byte[] bytes(long code) {
    return interned == null ? current().bytes((int) code) : interned.value((int) code).array();
  }

  /**
   * Returns a rule over the values as a function of codes, whose results are kept with the
   * dictionary.
   *
   * @param key identifies the rule among all rules over values of this part of records
   * @param rule gives immutable results
   */
  public <T> LongFunction<@Nullable T> kept(Object key, Function<V, ? extends @Nullable T> rule) {
    return new KeptRule<>(this, key, rule);
  }

  /** Returns the dictionary whose ids are the codes; {@code null} if there is none, or several. */
  @Nullable GrowingDictionary<V> dictionaryOfCodes() {
    return interned == null ? dictionary : null;
  }

  /** Returns the dictionary of the last batch. */
  private GrowingDictionary<V> current() {
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
    return interned != null ? interned.size() : dictionary == null ? 0 : dictionary.size();
  }
}
