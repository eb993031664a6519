package org.pageowner.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.*;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pageowner.core.Dump;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.table.Row;
import org.pageowner.testing.Samples;

/** Aggregates that no query has, over the columns of the batches. */
class ColumnsTest {
  private static Dump dump;

  @BeforeAll
  static void read() throws IOException {
    dump = Dump.read(Samples.path(Samples.V6_12_B));
  }

  /** A histogram of block sizes, with arrays of the script's own. */
  @Test
  void histogramOfOrders_fromACopiedColumn() {
    long[] blocks = new long[20];
    for (RecordBatch batch : dump.batches()) {
      long[] orders = new long[batch.size()];
      batch.order().copy(0, orders.length, orders);
      for (int row = 0; row < orders.length; row++) {
        if (!batch.order().isAbsent(row)) {
          blocks[(int) orders[row]]++;
        }
      }
    }
    for (Row row : Query.from(dump).cull(ORDER).run()) {
      assertEquals(row.times(), blocks[Math.toIntExact(row.get(ORDER))], row.toString());
    }
    assertEquals(144, Arrays.stream(blocks).sum());
  }

  /** Pages for each gfp mask: counted by id, named at the end. */
  @Test
  void pagesByMask_countedByIdsThatAllBatchesShare() {
    DictionaryColumn<GfpMask> first = dump.batches().get(0).gfp();
    long[] pages = new long[first.dictionary().size()];
    for (RecordBatch batch : dump.batches()) {
      for (int row = 0; row < batch.size(); row++) {
        int id = batch.gfp().id(row);
        if (id != DictionaryColumn.ABSENT) {
          pages[id] += 1L << batch.order().get(row);
        }
      }
    }
    Map<GfpMask, Long> byMask = new HashMap<>();
    for (int id = 0; id < pages.length; id++) {
      byMask.put(first.dictionary().value(id), pages[id]);
    }
    Map<Object, Long> asked = new HashMap<>();
    Query.from(dump).cull(GFP).run().forEach(row -> asked.put(row.get(GFP), row.pages()));
    assertEquals(asked, byMask);
  }

  /** The mean age of a module's pages, which no measure gives. */
  @Test
  void ageOfTheLeak_isYoungerThanTheRest() {
    LongSummaryStatistics leaky = new LongSummaryStatistics();
    LongSummaryStatistics others = new LongSummaryStatistics();
    for (RecordBatch batch : dump.batches()) {
      LongColumn ts = batch.allocTs();
      for (int row = 0; row < batch.size(); row++) {
        if (!ts.isAbsent(row)) {
          boolean leak = "leaky".equals(batch.stack().get(row).module());
          (leak ? leaky : others).accept(ts.get(row));
        }
      }
    }
    assertEquals(77, leaky.getCount());
    assertTrue(leaky.getAverage() > others.getAverage(), leaky + " " + others);
  }

  /** The same over a stream, whose batches have dictionaries of their own: carry values. */
  @Test
  void streamedColumns_carryValuesFromBatchToBatch() throws IOException {
    TreeMap<String, Long> times = new TreeMap<>();
    long records =
        Dump.reader().stream(
                Samples.path(Samples.V6_12_B),
                batch -> {
                  for (int row = 0; row < batch.size(); row++) {
                    times.merge(batch.name().get(row), 1L, Long::sum);
                  }
                })
            .records();
    assertEquals(144, records);
    assertEquals(144, times.values().stream().mapToLong(n -> n).sum());
    for (Row row : Query.from(dump).cull(NAME).run()) {
      assertEquals(row.times(), times.get(row.get(NAME)), row.toString());
    }
  }
}
