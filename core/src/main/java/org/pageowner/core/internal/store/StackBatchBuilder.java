package org.pageowner.core.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/** Builds a batch of an inventory's stacks. */
public final class StackBatchBuilder {
  private final BatchBuilder rows = new BatchBuilder();
  private final OptionalCounts pages = new OptionalCounts();
  private final OptionalCounts allocations = new OptionalCounts();

  /** Returns the number of stacks. */
  public int size() {
    return rows.size();
  }

  /** Adds a stack; {@code null} is unknown. */
  public void add(
      @Nullable StackTrace stack,
      @Nullable Long handle,
      @Nullable Long pageCount,
      @Nullable Long allocationCount) {
    add(stack == null ? null : lines(stack), handle, pageCount, allocationCount);
  }

  /** Adds a stack whose lines have the form that {@link #lines} returns. */
  public void add(
      byte @Nullable [] stackLines,
      @Nullable Long handle,
      @Nullable Long pageCount,
      @Nullable Long allocationCount) {
    int row = rows.size();
    rows.beginRow();
    setAbsent(row);
    Dictionaries values = rows.dictionaries();
    rows.stack[row] = id(values.stack, stackLines);
    rows.trailer[row] =
        id(
            values.trailer,
            handle == null ? null : ("handle: " + handle + "\n").getBytes(ISO_8859_1));
    pages.set(row, pageCount);
    allocations.set(row, allocationCount);
    rows.endRow();
  }

  /** Returns the stacks so far, at least one. */
  public StackBatch build() {
    int size = rows.size();
    PackedLongs packedPages = pages.packed(size);
    PackedLongs packedAllocations = allocations.packed(size);
    return new StackBatch(rows.build(), packedPages, packedAllocations);
  }

  /** Returns a stack's lines as a dump prints them. */
  public static byte[] lines(StackTrace stack) {
    StringBuilder lines = new StringBuilder();
    for (Frame frame : stack.frames()) {
      lines.append(' ').append(frame.text()).append('\n');
    }
    return ByteText.encode(lines.toString());
  }

  private void setAbsent(int row) {
    for (int[] ids :
        new int[][] {rows.name, rows.migrateType, rows.pageblockType, rows.gfp, rows.flags}) {
      ids[row] = DictionaryColumn.ABSENT;
    }
    for (BitSet absent :
        new BitSet[] {
          rows.noPfn,
          rows.noOrder,
          rows.noPid,
          rows.noTgid,
          rows.noAllocTs,
          rows.noFreeTs,
          rows.noPageblock
        }) {
      absent.set(row);
    }
    for (long[] numbers :
        new long[][] {
          rows.pfn, rows.order, rows.pid, rows.tgid, rows.allocTs, rows.freeTs, rows.pageblock
        }) {
      numbers[row] = 0;
    }
    rows.form[row] = 0;
  }

  private static int id(ValueDictionary<?> values, byte @Nullable [] bytes) {
    return bytes == null
        ? DictionaryColumn.ABSENT
        : values.strings().intern(bytes, 0, bytes.length);
  }
}
