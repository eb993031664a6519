package org.pageowner.dsl.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.pageowner.dsl.Keys.PAGES;
import static org.pageowner.dsl.Keys.PFN;
import static org.pageowner.dsl.Keys.PID;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.TIMES;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;
import org.pageowner.testing.DumpBuilder;
import org.pageowner.testing.Form;

/**
 * The first few of many groups are those of a query for all groups. There are records enough that
 * the other groups are left out.
 */
class TopGroupsTest {
  private static final int DISTINCT = 250_000;
  private static final int BATCHES = 70;

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

  private static List<RecordBatch> batches(Spread spread) {
    Random random = new Random(7);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      RecordBatch batch = dump.batches().get(i % dump.batches().size());
      int size = batch.size();
      batches.add(
          batch.select(IntStream.generate(() -> spread.next(random, size)).limit(size).toArray()));
    }
    return batches;
  }

  /** Batches in memory. */
  private record Kept(List<RecordBatch> batches) implements Source {
    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      batches.forEach(consumer);
      return dump.report();
    }

    @Override
    public long rowCount() {
      return batches.stream().mapToLong(RecordBatch::size).sum();
    }

    @Override
    public boolean isStreamed() {
      return false;
    }

    @Override
    public String description() {
      return "batches";
    }
  }

  @Test
  void groupsAreLeftOut_onlyWhereTheOthersAreNotNeeded() {
    Kept steep = new Kept(batches(Spread.STEEP));
    for (String plan :
        List.of("--cull=pfn --limit=20", "--cull=pfn,pid --sort=-times,pid --limit=256")) {
      assertNotNull(TopGroups.of(PlanCompiler.compile(Plan.parse(plan), steep), steep), plan);
    }
    for (String plan :
        List.of(
            "--cull=pfn",
            "--cull=pfn --limit=0",
            "--cull=pfn --limit=257",
            "--cull=pfn --limit=20 --sort=times",
            "--cull=pfn --limit=20 --sort=-pid",
            "--cull=pfn --limit=20 --others",
            "--cull=pfn,pid --limit=1/pid,20",
            "--cull=pfn --limit=20 --having='pages > 1'",
            "--cull=pfn --limit=20 --across=order",
            "--cull=pfn,pid --limit=20 --measure='share(pid)'",
            "--cull=pfn,module --limit=20",
            "--cull=pfn,frames --limit=20",
            "--cull=stacktrace,caller --limit=20",
            "--cull=pfn --limit=20 --where='pid < 100'",
            "--limit=20 --sort=-pages")) {
      assertNull(TopGroups.of(PlanCompiler.compile(Plan.parse(plan), steep), steep), plan);
    }
    Kept few = new Kept(batches(Spread.STEEP).subList(0, 2));
    assertNull(TopGroups.of(PlanCompiler.compile(Plan.parse("--cull=pfn --limit=20"), few), few));
  }

  @ParameterizedTest
  @EnumSource
  void firstRows_areThoseOfAllRows(Spread spread) {
    ReadReport[] reports = new ReadReport[BATCHES];
    Arrays.fill(reports, dump.report());
    Query records = Query.from(batches(spread), reports);
    for (Plan plan :
        List.of(
            Plan.EMPTY.cull(PFN).sortBy(TIMES.descending(), PFN.descending()),
            Plan.EMPTY.cull(STACKTRACE, PID, PFN).sortBy(PAGES.descending(), PID.ascending()),
            Plan.parse("--cull=pfn,caller --measure='distinct(pid),median(order),pages[order>=3]'"),
            Plan.parse("--cull=pfn --where='order = 3 and age < 1h' --measure=share,spark(pid)"))) {
      Table all = records.with(plan).run();
      for (int limit : new int[] {1, 200, 257}) {
        Table first = records.with(plan).limit(limit).run();
        assertEquals(maps(all).subList(0, limit), maps(first), plan + " of " + spread);
        assertTotals(all, first);
      }
    }
  }

  private static List<Map<String, Object>> maps(Table table) {
    return table.stream().limit(257).map(Row::asMap).toList();
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
