package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.KeyCatalogue;

class ReportKeyColumnTest {
  private static RecordBatch batch(String reason) {
    return batch(reason, 1);
  }

  private static RecordBatch batch(String reason, int records) {
    String report =
        "page: refcount:0 pfn:0x1\npage dumped because: "
            + reason
            + "\npage last allocated via order 0, migratetype Movable, gfp_mask 0x0()\n";
    return Dump.parse(String.join("", Collections.nCopies(records, report))).batches().get(0);
  }

  private static RecordBatch dump() {
    return Dump.parse("Page allocated via order 0, mask 0x0()\n\n").batches().get(0);
  }

  @Test
  void codes_ofSeveralBatches_areEqualForEqualValues() {
    KeyColumn column = new KeyColumns().of(KeyCatalogue.REASON);

    long first = column.codes(new RowSlice(batch("b"), 0, 1))[0];
    long second = column.codes(new RowSlice(batch("a"), 0, 1))[0];

    assertEquals(first, column.codes(new RowSlice(batch("b"), 0, 1))[0]);
    assertEquals(RowSlice.ABSENT, column.codes(new RowSlice(dump(), 0, 1))[0]);
    assertEquals("a", column.value(second));
    assertEquals(2, column.denseCodes());
    assertEquals(true, column.sorting().of(second) < column.sorting().of(first));
  }

  @Test
  void codes_ofALaterSlice_areThoseOfItsRows() {
    KeyColumn column = new KeyColumns().of(KeyCatalogue.REASON);
    RecordBatch batch = batch("same", RowSlice.CAPACITY + 1);

    long[] codes = column.codes(new RowSlice(batch, RowSlice.CAPACITY, 1));

    assertEquals("same", Objects.toString(column.value(codes[0])));
  }
}
