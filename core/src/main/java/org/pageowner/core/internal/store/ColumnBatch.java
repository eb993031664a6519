package org.pageowner.core.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.TextPart;
import org.pageowner.core.record.Trailer;

/** A batch of packed columns. */
public final class ColumnBatch implements RecordBatch {
  private record Numbers(
      PackedLongs pfn,
      PackedLongs order,
      PackedLongs pid,
      PackedLongs tgid,
      PackedLongs allocTs,
      PackedLongs freeTs,
      PackedLongs pageblock) {}

  private record Values(
      PackedIds<String> name,
      PackedIds<String> migrateType,
      PackedIds<String> pageblockType,
      PackedIds<GfpMask> gfp,
      PackedIds<PageFlags> flags,
      PackedIds<StackTrace> stack,
      PackedIds<Trailer> trailer) {}

  private final int size;
  private final long firstIndex;
  private final long @Nullable [] indexes;
  private final Numbers numbers;
  private final Values values;
  private final short[] forms;
  private final Map<Integer, byte[]> verbatim;

  private ColumnBatch(
      int size,
      long firstIndex,
      long @Nullable [] indexes,
      Numbers numbers,
      Values values,
      short[] forms,
      Map<Integer, byte[]> verbatim) {
    this.size = size;
    this.firstIndex = firstIndex;
    this.indexes = indexes;
    this.numbers = numbers;
    this.values = values;
    this.forms = forms;
    this.verbatim = verbatim;
  }

  /** Packs the builder's rows. */
  static ColumnBatch pack(BatchBuilder rows, Map<Integer, byte[]> texts) {
    int size = rows.size();
    RecordRuns runs = rows.runs();
    Dictionaries dictionaries = rows.dictionaries();
    Numbers numbers =
        new Numbers(
            PackedLongs.pack(rows.pfn, size, rows.noPfn),
            PackedLongs.pack(rows.order, runs, rows.noOrder),
            PackedLongs.pack(rows.pid, runs, rows.noPid),
            PackedLongs.pack(rows.tgid, runs, rows.noTgid),
            PackedLongs.pack(rows.allocTs, size, rows.noAllocTs),
            PackedLongs.pack(rows.freeTs, size, rows.noFreeTs),
            PackedLongs.pack(rows.pageblock, runs, rows.noPageblock));
    Values values =
        new Values(
            PackedIds.pack(rows.name, runs, dictionaries.name.frozen()),
            PackedIds.pack(rows.migrateType, runs, dictionaries.migrateType.frozen()),
            PackedIds.pack(rows.pageblockType, runs, dictionaries.pageblockType.frozen()),
            PackedIds.pack(rows.gfp, runs, dictionaries.gfp.frozen()),
            PackedIds.pack(rows.flags, runs, dictionaries.flags.frozen()),
            PackedIds.pack(rows.stack, runs, dictionaries.stack.frozen()),
            PackedIds.pack(rows.trailer, runs, dictionaries.trailer.frozen()));
    return new ColumnBatch(
            size, 0, null, numbers, values, forms(runs.spread(rows.form)), new HashMap<>(texts))
        .withoutNeedlessTexts();
  }

  /** Drops each text that can be rendered from the columns: its record is regular. */
  private ColumnBatch withoutNeedlessTexts() {
    Map<Integer, byte[]> needed = new HashMap<>();
    short[] marks = forms;
    for (Map.Entry<Integer, byte[]> text : verbatim.entrySet()) {
      int row = text.getKey();
      if (Arrays.equals(text.getValue(), RowText.of(this, row, Set.of()))) {
        if (marks == forms) {
          marks = new short[size];
          for (int i = 0; i < size; i++) {
            marks[i] = (short) form(i);
          }
        }
        marks[row] &= ~BatchBuilder.VERBATIM;
      } else {
        needed.put(row, text.getValue());
      }
    }
    return new ColumnBatch(
        size, firstIndex, indexes, numbers, values, forms(marks), Map.copyOf(needed));
  }

  /** Returns the same records at another position of the source. */
  public ColumnBatch at(long index) {
    return new ColumnBatch(size, index, null, numbers, values, forms, verbatim);
  }

  /** Returns the same records at these positions of the source. */
  ColumnBatch at(long[] positions) {
    return new ColumnBatch(size, 0, positions, numbers, values, forms, verbatim);
  }

  /** Returns the stored text of an irregular row, or {@code null}. */
  byte @Nullable [] keptText(int row) {
    return verbatim.isEmpty() ? null : verbatim.get(row);
  }

  /**
   * Returns the same records at another position, with their values in {@code shared}, to which
   * missing values are added. Only one thread may join batches to the same dictionaries at a time.
   */
  public ColumnBatch joined(long index, Dictionaries shared) {
    Values joined =
        new Values(
            join(values.name, shared.name),
            join(values.migrateType, shared.migrateType),
            join(values.pageblockType, shared.pageblockType),
            join(values.gfp, shared.gfp),
            join(values.flags, shared.flags),
            join(values.stack, shared.stack),
            join(values.trailer, shared.trailer));
    return new ColumnBatch(size, index, null, numbers, joined, forms, verbatim);
  }

  private static <V> PackedIds<V> join(PackedIds<V> own, ValueDictionary<V> shared) {
    ValueDictionary<V> values = own.dictionary();
    return own.over(shared, values.family().join(values.strings(), shared.strings()));
  }

  /** Returns a single element if all rows have the same form. */
  private static short[] forms(short[] form) {
    for (short mark : form) {
      if (mark != form[0]) {
        return form;
      }
    }
    return Arrays.copyOf(form, Math.min(form.length, 1));
  }

  /** Returns the bits of {@link BatchBuilder#form}: the fields that the row's lines have. */
  public int form(int row) {
    return forms[forms.length == 1 ? 0 : row];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long index(int row) {
    return indexes == null ? firstIndex + row : indexes[row];
  }

  @Override
  public ColumnBatch select(int[] rows) {
    return RowCopy.of(this, rows);
  }

  @Override
  public LongColumn pfn() {
    return numbers.pfn;
  }

  @Override
  public LongColumn order() {
    return numbers.order;
  }

  @Override
  public LongColumn pages() {
    return new OrderPages(numbers.order);
  }

  @Override
  public LongColumn times() {
    return new AllocationCounts(size, null);
  }

  @Override
  public boolean isInventory() {
    return false;
  }

  @Override
  public LongColumn pid() {
    return numbers.pid;
  }

  @Override
  public LongColumn tgid() {
    return numbers.tgid;
  }

  @Override
  public LongColumn allocTs() {
    return numbers.allocTs;
  }

  @Override
  public LongColumn freeTs() {
    return numbers.freeTs;
  }

  @Override
  public LongColumn pageblock() {
    return numbers.pageblock;
  }

  @Override
  public PackedIds<String> name() {
    return values.name;
  }

  @Override
  public PackedIds<String> migrateType() {
    return values.migrateType;
  }

  @Override
  public PackedIds<String> pageblockType() {
    return values.pageblockType;
  }

  @Override
  public PackedIds<GfpMask> gfp() {
    return values.gfp;
  }

  @Override
  public PackedIds<PageFlags> flags() {
    return values.flags;
  }

  @Override
  public PackedIds<StackTrace> stack() {
    return values.stack;
  }

  @Override
  public PackedIds<Trailer> trailer() {
    return values.trailer;
  }

  @Override
  public Dialect dialect(int row) {
    return RecordForm.dialect(form(row));
  }

  @Override
  public PageRecord record(int row) {
    return new PageRecord(this, row);
  }

  @Override
  public byte[] text(int row) {
    return text(row, Set.of());
  }

  @Override
  public byte[] text(int row, Set<TextPart> without) {
    byte[] kept = keptText(row);
    return kept == null ? RowText.of(this, row, without) : KeptText.of(kept, without);
  }

  @Override
  public void writeText(int row, Set<TextPart> without, OutputStream out) throws IOException {
    byte[] kept = keptText(row);
    if (kept == null) {
      RowText.write(this, row, without, out);
    } else {
      out.write(KeptText.of(kept, without));
    }
  }

  @Override
  public boolean isIrregular(int row) {
    return (form(row) & BatchBuilder.VERBATIM) != 0;
  }
}
