package org.pageowner.dsl.internal.engine.column;

import java.util.HashMap;
import java.util.Map;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.plan.Key;

/** The columns of one run: each key's is made when it is first asked for. */
public final class KeyColumns {
  private static final byte[] NO_BYTES = {};

  private final Map<KeySource<?>, DictionaryKeyColumn<?>> sources = new HashMap<>();
  private final DictionaryKeyColumn<String> name = of(KeySource.NAME);
  private final DictionaryKeyColumn<GfpMask> gfp = of(KeySource.GFP);
  private final DictionaryKeyColumn<StackTrace> stack = of(KeySource.STACK);
  private final DictionaryKeyColumn<Trailer> trailer = of(KeySource.TRAILER);
  private final KeyColumn pages = new NumberKeyColumn(RecordBatch::pages);
  private final RunningPages runningPages = new RunningPages(pages);
  private final KeyColumn times = new NumberKeyColumn(RecordBatch::times);
  private final Map<Key<?>, KeyColumn> columns = new HashMap<>();

  /** The column of a key. */
  public KeyColumn of(Key<?> key) {
    KeyColumn known = columns.get(key);
    if (known == null) {
      known = KeyBindings.of(key).column(this);
      columns.put(key, known);
    }
    return known;
  }

  /** The column of a part of records, the same for all keys of it. */
  @SuppressWarnings("unchecked") // a source's column has the source's type
  <V> DictionaryKeyColumn<V> of(KeySource<V> source) {
    return (DictionaryKeyColumn<V>)
        sources.computeIfAbsent(source, s -> new DictionaryKeyColumn<>(s.column()));
  }

  /** Returns the base pages of rows. */
  public KeyColumn pages() {
    return pages;
  }

  /** Running sums of the base pages. */
  public RunningPages runningPages() {
    return runningPages;
  }

  /** Returns the number of allocations of rows. */
  public KeyColumn times() {
    return times;
  }

  /** Gfp masks, sorted as the kernel prints them. */
  public KeyColumn gfp() {
    return gfp;
  }

  /** Returns the stack traces; an empty one differs from none. */
  public DictionaryKeyColumn<StackTrace> stack() {
    return stack;
  }

  /** The lines after the stack, all together. */
  public KeyColumn trailer() {
    return trailer;
  }

  /** The bytes of a code of {@link #stack}; none for an absent one. Not to be changed. */
  public byte[] stackBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : stack.bytes(code);
  }

  /** The bytes of a code of {@link #trailer}; none for an absent one. Not to be changed. */
  public byte[] trailerBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : trailer.bytes(code);
  }

  /** The bytes of a code of the names' column; none for an absent one. Not to be changed. */
  public byte[] nameBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : name.bytes(code);
  }

  /** The bytes of a code of {@link #gfp}; none for an absent one. Not to be changed. */
  public byte[] gfpBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : gfp.bytes(code);
  }
}
