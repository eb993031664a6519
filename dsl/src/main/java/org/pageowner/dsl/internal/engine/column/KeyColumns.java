package org.pageowner.dsl.internal.engine.column;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/** The columns of one run, each made on first use. */
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
  private final LongSupplier now;
  private boolean hasAges;

  /** The columns of a run without ages. */
  public KeyColumns() {
    this(
        () -> {
          throw new IllegalArgumentException(
              KeyCatalogue.AGE + " counts from the newest record of a query's input; here is none");
        });
  }

  /**
   * The columns of a run.
   *
   * @param now gives the time from which ages count; called if there are ages, before records are
   *     read
   */
  public KeyColumns(LongSupplier now) {
    this.now = now;
  }

  /** Returns the time from which ages count. */
  public long now() {
    return now.getAsLong();
  }

  /** Returns whether one of the columns so far has ages, or is computed from them. */
  public boolean hasAges() {
    return hasAges;
  }

  /** Finds the time from which ages count, if there are ages; called before records are read. */
  public void prepare() {
    if (hasAges) {
      long unused = now();
    }
  }

  private final Map<Key<?>, KeyColumn> computed = new HashMap<>();

  /** Returns the column of a key. */
  public KeyColumn of(Key<?> key) {
    hasAges |= key.equals(KeyCatalogue.AGE);
    KeyColumn known = columns.get(key);
    if (known == null) {
      KeyColumn own = computed(key);
      known = KeyBindings.of(key).isPart() ? own : new CensusKeyColumn(key, own);
      columns.put(key, known);
    }
    return known;
  }

  /** Returns the column of a key as parts of records determine it. */
  KeyColumn computed(Key<?> key) {
    KeyColumn known = computed.get(key);
    if (known == null) {
      known = KeyBindings.of(key).column(this);
      computed.put(key, known);
    }
    return known;
  }

  /** Returns the column of a part of records, which all keys of that part share. */
  @SuppressWarnings("unchecked") // a source's column has the source's type
  <V> DictionaryKeyColumn<V> of(KeySource<V> source) {
    return (DictionaryKeyColumn<V>)
        sources.computeIfAbsent(source, s -> new DictionaryKeyColumn<>(s.column()));
  }

  /** Returns the base pages of rows. */
  public KeyColumn pages() {
    return pages;
  }

  /** Returns the running sums of the base pages. */
  public RunningPages runningPages() {
    return runningPages;
  }

  /** Returns the number of allocations of rows. */
  public KeyColumn times() {
    return times;
  }

  /** Returns the gfp masks, sorted by their text as the kernel prints it. */
  public KeyColumn gfp() {
    return gfp;
  }

  /** Returns the stack traces; an empty stack differs from an absent one. */
  public DictionaryKeyColumn<StackTrace> stack() {
    return stack;
  }

  /** Returns the lines after the stack, as one value. */
  public KeyColumn trailer() {
    return trailer;
  }

  /**
   * Returns the bytes of a code of {@link #stack}; an empty array for absent. Must not be modified.
   */
  public byte[] stackBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : stack.bytes(code);
  }

  /**
   * Returns the bytes of a code of {@link #trailer}; an empty array for absent. Must not be
   * modified.
   */
  public byte[] trailerBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : trailer.bytes(code);
  }

  /**
   * Returns the bytes of a code of the column of names; an empty array for absent. Must not be
   * modified.
   */
  public byte[] nameBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : name.bytes(code);
  }

  /**
   * Returns the bytes of a code of {@link #gfp}; an empty array for absent. Must not be modified.
   */
  public byte[] gfpBytes(long code) {
    return code == RowSlice.ABSENT ? NO_BYTES : gfp.bytes(code);
  }
}
