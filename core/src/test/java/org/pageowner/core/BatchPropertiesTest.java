package org.pageowner.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.testing.DamagedDumps;
import org.pageowner.testing.DumpArbitraries;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.PlainRecord;
import org.pageowner.testing.RecordSpec;

/** Columns, ids and copies agree with the records. */
class BatchPropertiesTest {
  private static final List<Function<RecordBatch, DictionaryColumn<?>>> VALUES =
      List.of(
          RecordBatch::name,
          RecordBatch::migrateType,
          RecordBatch::pageblockType,
          RecordBatch::gfp,
          RecordBatch::flags,
          RecordBatch::stack,
          RecordBatch::trailer);

  private static final List<Function<RecordBatch, LongColumn>> NUMBERS =
      List.of(
          RecordBatch::pfn,
          RecordBatch::order,
          RecordBatch::pid,
          RecordBatch::tgid,
          RecordBatch::allocTs,
          RecordBatch::freeTs,
          RecordBatch::pageblock);

  @Provide
  Arbitrary<String> dumps() {
    return Arbitraries.oneOf(DumpArbitraries.dumps().map(DumpBuilder::latin1), DamagedDumps.any());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void ids_areEqualWhereTheBytesAre(
      @ForAll("dumps") String dump, @ForAll @IntRange(min = 200, max = 4000) int chunkBytes)
      throws IOException {
    List<RecordBatch> batches = read(dump, chunkBytes).batches();
    for (Function<RecordBatch, DictionaryColumn<?>> column : VALUES) {
      Map<Integer, String> byId = new HashMap<>();
      Map<String, Integer> byValue = new HashMap<>();
      for (RecordBatch batch : batches) {
        DictionaryColumn<?> values = column.apply(batch);
        for (int row = 0; row < batch.size(); row++) {
          int id = values.id(row);
          if (id != DictionaryColumn.ABSENT) {
            String bytes = RecordSpec.latin1(values.dictionary().bytes(id));
            assertEquals(bytes, byId.computeIfAbsent(id, any -> bytes));
            assertEquals(id, byValue.computeIfAbsent(bytes, any -> id));
          }
        }
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void copies_ofColumns_holdTheSame(@ForAll("dumps") String dump, @ForAll Random random)
      throws IOException {
    for (RecordBatch batch : read(dump, 1 << 20).batches()) {
      int from = random.nextInt(batch.size());
      int count = random.nextInt(batch.size() - from) + 1;
      for (Function<RecordBatch, LongColumn> column : NUMBERS) {
        LongColumn numbers = column.apply(batch);
        long[] copy = new long[count];
        numbers.copy(from, count, copy);
        for (int i = 0; i < count; i++) {
          assertEquals(numbers.get(from + i), copy[i]);
        }
      }
      for (Function<RecordBatch, DictionaryColumn<?>> column : VALUES) {
        DictionaryColumn<?> values = column.apply(batch);
        int[] copy = new int[count];
        values.copyIds(from, count, copy);
        for (int i = 0; i < count; i++) {
          assertEquals(values.id(from + i), copy[i]);
        }
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void select_givesCopiesOfTheRows(
      @ForAll("dumps") String dump,
      @ForAll @IntRange(min = 200, max = 4000) int chunkBytes,
      @ForAll Random random)
      throws IOException {
    for (RecordBatch batch : read(dump, chunkBytes).batches()) {
      int[] rows = random.ints(1 + random.nextInt(10), 0, batch.size()).toArray();
      RecordBatch some = batch.select(rows);
      List<PlainRecord> all = DumpRecords.plain(List.of(batch));
      List<PlainRecord> expected = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        expected.add(all.get(rows[i]));
        PageRecord original = batch.record(rows[i]);
        assertEquals(original, some.record(i));
        assertEquals(original.hashCode(), some.record(i).hashCode());
        assertEquals(original.index(), some.index(i));
        assertEquals(original.isIrregular(), some.isIrregular(i));
        assertEquals(original.dialect(), some.dialect(i));
      }
      assertEquals(expected, DumpRecords.plain(List.of(some)));
    }
  }

  private static Dump read(String dump, int chunkBytes) throws IOException {
    return Dump.reader()
        .threads(1)
        .chunkBytes(chunkBytes)
        .read(DumpSource.of(new ByteArrayInputStream(RecordSpec.bytes(dump))));
  }
}
