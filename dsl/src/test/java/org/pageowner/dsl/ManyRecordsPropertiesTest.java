package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageowner.dsl.Keys.ALLOC_TS;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.bucket;
import static org.pageowner.dsl.Keys.distinct;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.PageRecord;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/**
 * Compares queries with a naive count where records are in many slices and batches, and groups are
 * too many for totals in one word each.
 */
class ManyRecordsPropertiesTest {
  private static final int RECORDS = 90_000;
  private static final int PIDS = 1_000_000;

  private static final Dump DUMP = dump();

  private static Dump dump() {
    SplittableRandom random = new SplittableRandom(25);
    DumpBuilder dump = DumpBuilder.of(Form.V6_7);
    int order = 0;
    for (int i = 0; i < RECORDS; i++) {
      order = random.nextInt(4) == 0 ? Math.max(0, random.nextInt(12) - 6) : order;
      int drawn = order;
      int pid = random.nextInt(20) == 0 ? 7 : random.nextInt(PIDS);
      long allocated = random.nextLong(1L << (20 + i / 5_000));
      dump.record(r -> r.order(drawn).pid(pid).allocTs(allocated));
    }
    return Dump.read(DumpSource.of(new ByteArrayInputStream(dump.bytes())));
  }

  private static long pid(PageRecord record) {
    return Objects.requireNonNull(record.pid());
  }

  private static long allocTs(PageRecord record) {
    return Objects.requireNonNull(record.allocTs());
  }

  private static long order(PageRecord record) {
    return Objects.requireNonNull(record.order());
  }

  /** Times and pages by the values of a key. */
  private static Map<Long, List<Long>> naive(
      ToLongFunction<PageRecord> key, long first, long last, int minOrder) {
    Map<Long, List<Long>> totals = new HashMap<>();
    for (PageRecord record : DUMP) {
      long allocated = allocTs(record);
      if (allocated >= first && allocated <= last && order(record) >= minOrder) {
        List<Long> one = List.of(1L, record.pages());
        totals.merge(
            key.applyAsLong(record),
            one,
            (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
      }
    }
    return totals;
  }

  private static Map<Long, List<Long>> rows(Table table, Key<Long> key) {
    Map<Long, List<Long>> totals = new HashMap<>();
    for (Row row : table) {
      totals.put(Objects.requireNonNull(row.get(key)), List.of(row.times(), row.pages()));
    }
    return totals;
  }

  @Property(tries = 40)
  void conditionsOnNumbers_leaveTheRecordsInTheirRanges(
      @ForAll @LongRange(max = 1L << 38) long first,
      @ForAll @LongRange(max = 1L << 38) long width,
      @ForAll @IntRange(max = 6) int minOrder) {
    Condition condition = ALLOC_TS.between(first, first + width).and(ORDER.atLeast(minOrder));
    assertEquals(
        naive(ManyRecordsPropertiesTest::order, first, first + width, minOrder),
        rows(Query.from(DUMP).where(condition).cull(ORDER).run(), ORDER));
  }

  @Property(tries = 3)
  void moreGroupsThanWords_haveTheirTotals(@ForAll @IntRange(max = 1) int minOrder) {
    Map<Long, List<Long>> expected =
        naive(ManyRecordsPropertiesTest::pid, 0, Long.MAX_VALUE, minOrder);
    assertEquals(
        expected, rows(Query.from(DUMP).where(ORDER.atLeast(minOrder)).cull(PID).run(), PID));
  }

  @Property(tries = 40)
  void buckets_ofAnyWidth_haveTheirRecords(
      @ForAll @IntRange(min = 8, max = 39) int bits, @ForAll long seed) {
    long width = Math.max(1, new SplittableRandom(seed).nextLong(1L << bits));
    Map<Long, List<Long>> expected = naive(r -> allocTs(r) / width * width, 0, Long.MAX_VALUE, 0);
    assertEquals(
        expected,
        rows(Query.from(DUMP).cull(bucket(ALLOC_TS, width)).run(), bucket(ALLOC_TS, width)));
  }

  @Property(tries = 5)
  void measuresUnderAConditionAndDistinctCounts_areThoseOfTheirRecords(
      @ForAll @IntRange(min = 1, max = 5) int minOrder) {
    Map<Long, Set<Long>> pids = new HashMap<>();
    Map<Long, Long> high = new HashMap<>();
    for (PageRecord record : DUMP) {
      long bucket = allocTs(record) >> 30 << 30;
      pids.computeIfAbsent(bucket, b -> new HashSet<>()).add(pid(record));
      high.merge(bucket, order(record) >= minOrder ? record.pages() : 0L, Long::sum);
    }
    var pagesOfHigh = PAGES.where(ORDER.atLeast(minOrder));
    Key<Long> key = bucket(ALLOC_TS, 1L << 30);
    Table table = Query.from(DUMP).cull(key).measure(distinct(PID), pagesOfHigh).run();
    assertEquals(pids.size(), table.size());
    for (Row row : table) {
      long bucket = Objects.requireNonNull(row.get(key));
      Set<Long> expected = Objects.requireNonNull(pids.get(bucket));
      assertEquals(expected.size(), row.get(distinct(PID)));
      assertEquals(high.get(bucket), row.get(pagesOfHigh));
    }
  }
}
