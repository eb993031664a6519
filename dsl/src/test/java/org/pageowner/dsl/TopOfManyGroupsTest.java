package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.ORDER;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.TIMES;
import static org.pageowner.dsl.Keys.distinct;
import static org.pageowner.dsl.Keys.median;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/**
 * The first few of many groups are those of a query of all groups, whether few groups stand out or
 * none. There are records enough that groups which cannot be among the first are left out.
 */
class TopOfManyGroupsTest {
  private static final int DISTINCT = 50_000;
  private static final int BATCHES = 90;

  private static Dump dump;

  /** How often each of the records occurs. */
  enum Spread {
    /** All about equally often. */
    EVEN {
      @Override
      int next(Random random, int size) {
        return random.nextInt(size);
      }
    },
    /** A few hundred more often than the others, but hardly more than many others together. */
    UNEVEN {
      @Override
      int next(Random random, int size) {
        return random.nextInt(8) == 0 ? random.nextInt(100) : random.nextInt(size);
      }
    },
    /** A few far more often. */
    STEEP {
      @Override
      int next(Random random, int size) {
        return (int) (size * Math.pow(random.nextDouble(), 4));
      }
    };

    abstract int next(Random random, int size);
  }

  @BeforeAll
  static void read() {
    DumpBuilder builder = DumpBuilder.of(Form.V6_7);
    for (int i = 0; i < DISTINCT; i++) {
      int number = i;
      builder.record(
          r ->
              r.order(number % 7 == 0 ? 3 : 0)
                  .pid(number / 2)
                  .name("task" + number % 11)
                  .frames("alloc_it+0x1/0x2", "f" + number % 97 + "+0x1/0x2"));
    }
    dump = Dump.read(DumpSource.of(new ByteArrayInputStream(builder.bytes())));
  }

  private static Query records(Spread spread) {
    Random random = new Random(7);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      RecordBatch batch = dump.batches().get(i % dump.batches().size());
      int size = batch.size();
      batches.add(
          batch.select(IntStream.generate(() -> spread.next(random, size)).limit(size).toArray()));
    }
    ReadReport[] reports = new ReadReport[BATCHES];
    Arrays.fill(reports, dump.report());
    return Query.from(batches, reports);
  }

  @ParameterizedTest
  @EnumSource
  void firstRows_areThoseOfAllRows(Spread spread) {
    Query records = records(spread);
    for (Plan plan :
        List.of(
            Plan.EMPTY.cull(PFN).sortBy(TIMES.descending(), PFN.descending()),
            Plan.EMPTY.cull(STACKTRACE, PID, PFN).sortBy(PAGES.descending(), PID.ascending()),
            Plan.EMPTY.cull(PFN, CALLER).measure(distinct(PID), median(ORDER), PAGES),
            Plan.EMPTY.cull(PFN).where(ORDER.equalTo(3)))) {
      Table all = records.with(plan).run();
      for (int limit : new int[] {1, 200}) {
        Table first = records.with(plan).limit(limit).run();
        assertEquals(maps(all).subList(0, limit), maps(first), plan + " of " + spread);
        assertTotals(all, first);
      }
    }
  }

  private static List<Map<String, Object>> maps(Table table) {
    return table.stream().limit(200).map(Row::asMap).toList();
  }

  private static void assertTotals(Table all, Table first) {
    Totals totals = first.totals();
    assertEquals(all.size(), totals.rows());
    assertEquals(all.size() - first.size(), totals.leftOutRows());
    assertEquals(all.totals().pages(), totals.pages());
    assertEquals(all.totals().times(), totals.times());
    assertEquals(
        totals.pages() - first.stream().mapToLong(Row::pages).sum(), totals.leftOutPages());
  }
}
