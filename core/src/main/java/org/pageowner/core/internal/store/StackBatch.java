package org.pageowner.core.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;
import org.pageowner.core.record.Trailer;

/** The stacks of an inventory as rows: stack, handle and counts; all else is absent. */
public final class StackBatch extends ForwardingBatch {
  private final RecordBatch rows;
  private final PackedLongs pages;
  private final PackedLongs allocations;

  /** Counts for rows that have a stack and a trailer. */
  StackBatch(RecordBatch rows, PackedLongs pages, PackedLongs allocations) {
    this.rows = rows;
    this.pages = pages;
    this.allocations = allocations;
  }

  /** Returns the stacks and handles, without the counts. */
  RecordBatch rows() {
    return rows;
  }

  /** Returns the same counts with other rows. */
  StackBatch over(RecordBatch others) {
    return new StackBatch(others, pages, allocations);
  }

  @Override
  protected RecordBatch delegate() {
    return rows;
  }

  @Override
  public LongColumn pages() {
    return pages;
  }

  @Override
  public LongColumn times() {
    return new AllocationCounts(size(), allocations);
  }

  /** Returns the allocations; absent where neither the kernel nor a reduction counted them. */
  public LongColumn allocations() {
    return allocations;
  }

  @Override
  public boolean isInventory() {
    return true;
  }

  @Override
  public Dialect dialect(int row) {
    return Dialect.STACKS;
  }

  @Override
  public RecordBatch select(int[] selected) {
    return new StackBatch(
        rows.select(selected),
        OptionalCounts.select(pages, selected),
        OptionalCounts.select(allocations, selected));
  }

  /** Returns the stack's lines, its handle and its count, as page_owner_stacks prints them. */
  @Override
  public byte[] text(int row, Set<TextPart> without) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int stack = stack().id(row);
    if (stack >= 0) {
      text.writeBytes(stack().dictionary().bytes(stack));
    }
    Trailer trailer = trailer().get(row);
    if (trailer != null) {
      text.writeBytes(("handle: " + trailer.handle() + "\n").getBytes(ISO_8859_1));
    }
    if (!pages.isAbsent(row)) {
      text.writeBytes(("nr_base_pages: " + pages.get(row) + "\n").getBytes(ISO_8859_1));
    }
    if (pages.isAbsent(row) && !allocations.isAbsent(row)) {
      text.writeBytes(("stack_count: " + allocations.get(row) + "\n").getBytes(ISO_8859_1));
    }
    return text.toByteArray();
  }

  @Override
  public boolean isIrregular(int row) {
    return false;
  }
}
