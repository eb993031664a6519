package org.pageowner.dsl.internal.engine;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.filter.EmptyAnswer;
import org.pageowner.dsl.internal.engine.group.GroupSet;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.RowCondition;
import org.pageowner.dsl.table.RowSource;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;

/** Makes a table from the rows of a result. */
final class TableSink implements ResultSink<Table> {
  private static final String SHARES = "; a share is at most 1, which is 100%: share > 5%";

  private final Plan plan;
  private final RecordReferences records;
  private final EmptyAnswer empty;
  private final Source source;

  /** A sink for the answer to a plan that was compiled to {@code physical}. */
  TableSink(Plan plan, PhysicalPlan physical, EmptyAnswer empty, Source source) {
    this.plan = plan;
    this.empty = empty;
    this.source = source;
    this.records = physical.records();
  }

  @Override
  public Table take(ResultRows result, ReadReport report) {
    RowSource rows = new TableRows(plan, records, result);
    Totals totals = totals(result);
    LongSupplier allRows =
        result.rows().hasAll() ? totals::rows : () -> TopGroups.count(plan, source);
    return Table.of(plan, rows, totals, allRows, report, notes(result, report));
  }

  /** Returns whether a condition requires a share of more than all. */
  private static boolean isOfShares(RowCondition condition) {
    return condition instanceof RowCondition.Comparison comparison
        && comparison.measure().kind() == Measure.Kind.SHARE
        && comparison.operator() != RowCondition.Operator.BELOW
        && comparison.operator() != RowCondition.Operator.AT_MOST
        && comparison.value().compareTo(BigDecimal.ONE) > 0;
  }

  private List<String> notes(ResultRows result, ReadReport report) {
    if (result.rows().size() > 0 && result.order().length == 0 && result.shown().passed() == 0) {
      return plan.rowCondition().stream()
          .map(condition -> "no row passes " + condition + (isOfShares(condition) ? SHARES : ""))
          .toList();
    }
    if (result.rows().size() > 0 || report.records() == 0) {
      return List.of();
    }
    if (!source.isStreamed()) {
      ReadReport unused = source.read(empty::read);
    }
    return empty.lines(report);
  }

  private static Totals totals(ResultRows result) {
    Scan scan = result.scan();
    RowCollector collector = result.rows();
    ShownRows shown = result.shown();
    if (collector.overlaps()) {
      return overlapping(result);
    }
    long removedTimes = sum(shown.removed(), row -> collector.measure(Measure.TIMES, row));
    long removedPages = sum(shown.removed(), collector::knownPages);
    int[] rows = Arrays.stream(shown.order()).filter(row -> row >= 0).toArray();
    long all = collector.size() - shown.removed().length;
    long hidden = all - rows.length;
    long times = scan.times() - removedTimes;
    long pages = scan.pages() - removedPages;
    boolean isWhole = hidden == 0 && collector.hasAll();
    return new Totals(
        all,
        scan.times(),
        scan.pages(),
        scan.earlyTimes(),
        scan.earlyPages(),
        hidden,
        isWhole ? 0 : times - sum(rows, row -> collector.measure(Measure.TIMES, row)),
        isWhole ? 0 : pages - sum(rows, collector::knownPages),
        shown.removed().length,
        removedTimes,
        removedPages);
  }

  /** Counts the records of no shown row as left out, if all their rows were not removed. */
  private static Totals overlapping(ResultRows result) {
    Scan scan = result.scan();
    RowCollector collector = result.rows();
    ShownRows shown = result.shown();
    int[] rows = Arrays.stream(shown.order()).filter(row -> row >= 0).toArray();
    int[] kept = difference(IntStream.range(0, collector.kept()).toArray(), shown.removed());
    GroupSet removed = collector.groups(shown.removed(), kept);
    GroupSet hidden = collector.groups(difference(kept, rows), rows);
    return new Totals(
        kept.length,
        scan.times(),
        scan.pages(),
        scan.earlyTimes(),
        scan.earlyPages(),
        kept.length - rows.length,
        collector.measure(Measure.TIMES, hidden),
        Math.max(0, collector.measure(Measure.PAGES, hidden)),
        shown.removed().length,
        collector.measure(Measure.TIMES, removed),
        Math.max(0, collector.measure(Measure.PAGES, removed)));
  }

  private static int[] difference(int[] rows, int[] without) {
    BitSet left = new BitSet();
    Arrays.stream(rows).forEach(left::set);
    Arrays.stream(without).forEach(left::clear);
    return left.stream().toArray();
  }

  private static long sum(int[] rows, IntToLongFunction numbers) {
    long sum = 0;
    for (int i = 0; i < rows.length; i++) {
      Interruption.checkAt(i);
      sum = LongMath.saturatedAdd(sum, numbers.applyAsLong(rows[i]));
    }
    return sum;
  }
}
