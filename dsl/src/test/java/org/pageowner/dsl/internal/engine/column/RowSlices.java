package org.pageowner.dsl.internal.engine.column;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/** Batches, slices and columns for unit tests of the engine. */
public final class RowSlices {
  private RowSlices() {}

  /** Returns a batch of one record for each name. */
  public static RecordBatch named(List<String> names) throws IOException {
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    for (String name : names) {
      dump.record(r -> r.name(name));
    }
    return Dump.read(DumpSource.of(new ByteArrayInputStream(dump.bytes()))).batches().get(0);
  }

  /** Returns the slice of all rows of a batch. */
  public static RowSlice all(RecordBatch batch) {
    return new RowSlice(batch, 0, batch.size());
  }

  /** Returns the numbers 0 to {@code size - 1}. */
  public static int[] rows(int size) {
    return java.util.stream.IntStream.range(0, size).toArray();
  }

  /** Computes the number of a row. */
  public interface Numbers {
    long of(int row);
  }

  /** A column of numbers that are computed from the position of a row. */
  public static KeyColumn column(Numbers numbers) {
    return new KeyColumn() {
      @Override
      protected void read(RowSlice slice, long[] into) {
        for (int row = 0; row < slice.count(); row++) {
          into[row] = numbers.of(slice.from() + row);
        }
      }

      @Override
      public Object value(long code) {
        return code;
      }

      @Override
      public Sorting sorting() {
        return Sorting.BY_CODE;
      }
    };
  }
}
