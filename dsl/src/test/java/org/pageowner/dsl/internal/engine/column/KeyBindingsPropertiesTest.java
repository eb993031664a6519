package org.pageowner.dsl.internal.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.testing.DumpArbitraries;

/** The column of each key and its value in a record agree, for arbitrary dumps. */
class KeyBindingsPropertiesTest {
  /** Returns the keys of which a record has one value. */
  static List<Key<?>> ofRecords() {
    return KeyCatalogue.all().stream().filter(key -> !key.equals(KeyCatalogue.FRAMES)).toList();
  }

  @Provide
  Arbitrary<byte[]> dumps() {
    return Arbitraries.oneOf(DumpArbitraries.dumps(), DumpArbitraries.handleDumps())
        .map(dump -> dump.bytes());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void column_dumpsWithSeparateDictionaries_hasTheValuesOfRecords(
      @ForAll("dumps") byte[] first, @ForAll("dumps") byte[] second) throws IOException {
    KeyColumns columns = new KeyColumns(() -> 7);
    for (byte[] dump : List.of(first, second, first)) {
      for (RecordBatch batch : Dump.read(DumpSource.of(new ByteArrayInputStream(dump))).batches()) {
        assertAgree(columns, batch);
      }
    }
  }

  static void assertAgree(KeyColumns columns, RecordBatch batch) {
    for (int from = 0; from < batch.size(); from += RowSlice.CAPACITY) {
      int count = Math.min(RowSlice.CAPACITY, batch.size() - from);
      RowSlice slice = new RowSlice(batch, from, count);
      for (Key<?> key : ofRecords()) {
        KeyColumn column = columns.of(key);
        long[] codes = column.codes(slice);
        for (int row = 0; row < count; row++) {
          assertEquals(
              KeyBindings.of(key).value(batch.record(from + row), () -> 7),
              column.value(codes[row]),
              key.name());
        }
      }
    }
  }
}
