package org.pageowner.dsl.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

class RecordColumnsTest {
  static Iterable<Key<?>> keys() {
    return KeyCatalogue.all().stream()
        .filter(key -> !List.of(KeyCatalogue.FRAMES, KeyCatalogue.AGE).contains(key))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void value_ofEachRowOfSeveralDumps_isTheRecords(Key<?> key) throws IOException {
    RecordColumns columns = new RecordColumns();
    Map<Object, Long> codes = new HashMap<>();
    for (String name : new String[] {Samples.V6_12_A, Samples.V6_12_MIXED}) {
      Dump dump = Dump.read(Samples.path(name));
      Table records = Query.from(dump).run();
      int index = 0;
      for (RecordBatch batch : dump.batches()) {
        for (int from = 0; from < batch.size(); from += RecordColumns.MAX_ROWS) {
          int count = Math.min(RecordColumns.MAX_ROWS, batch.size() - from);
          columns.read(batch, from, count);
          long[] vector = columns.codes(key);
          for (int row = 0; row < count; row++) {
            Object value = columns.value(key, vector[row]);
            assertEquals(records.row(index++).get(key), value);
            if (value != null) {
              Long known = codes.putIfAbsent(value, vector[row]);
              assertEquals(vector[row], known == null ? vector[row] : known);
            }
          }
        }
      }
      assertEquals(records.size(), index);
    }
  }

  @Test
  void read_tooManyRows_isRefused() throws IOException {
    RecordBatch batch = Dump.read(Samples.path(Samples.V6_12_A)).batches().get(0);
    RecordColumns columns = new RecordColumns();
    assertThrows(IllegalStateException.class, () -> columns.codes(Keys.PID));
    assertThrows(IndexOutOfBoundsException.class, () -> columns.read(batch, batch.size(), 1));
    assertThrows(IllegalArgumentException.class, () -> columns.read(batch, 0, 0));
  }
}
