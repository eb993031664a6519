package org.pageowner.dsl.internal.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.internal.engine.OrderTerm;
import org.pageowner.dsl.internal.engine.PhysicalPlan;
import org.pageowner.dsl.internal.engine.PlanCompiler;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.internal.engine.group.FirstRowListener;
import org.pageowner.dsl.internal.engine.group.GroupKeys;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.SortKey.Direction;

/** Both languages compile to physical plans, which are equal for the same meaning. */
class SortToolCompilerTest {
  private static PhysicalPlan query(String text) {
    return PlanCompiler.compile(Plan.parse(text), NoRecords.SOURCE);
  }

  private static PhysicalPlan sort(String words) {
    return new SortToolCompiler(SortCommandParser.parse(List.of(words.split(" "))), false).plan();
  }

  private static int words(PhysicalPlan plan) {
    GroupKeys keys = plan.keys();
    return keys == null ? 0 : keys.words();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cull=pid --sort=-times | -t --cull=pid",
        "--cull=st --sort=-times | -t --cull=st",
        "--cull=pid,tgid,name --sort=-times | -t --cull=pid,tgid,name",
        "--pid=1 --cull=module --sort=-times | -t --pid=1 --cull=module"
      })
  void plan_culledAsAQuery_hasEqualParts(String queryText, String sortWords) {
    PhysicalPlan query = query(queryText);
    PhysicalPlan sort = sort(sortWords);
    assertEquals(query.totals(), sort.totals());
    assertEquals(query.filters().size(), sort.filters().size());
    assertEquals(words(query), words(sort));
    assertEquals(query.order(), sort.order().subList(0, query.order().size()));
    assertEquals(query.limit(), sort.limit());
  }

  @Test
  void plan_shownOrSortedByAlone_isKeptOfFirstRows() {
    assertEquals(0, sort("-t --cull=st").firstRowColumns().size());
    assertEquals(1, sort("-a --cull=st").firstRowColumns().size());
    assertEquals(1, query("--cull=st --sort=at").firstRowColumns().size());
    assertEquals(2, sort("--pid=1 --name=init --cull=st").firstRowColumns().size());
  }

  @Test
  void plan_notCulled_groupsByTextAndKeepsIt() {
    PhysicalPlan plan = sort("-m");
    assertEquals(new OrderTerm.ByKnownPages(Direction.DESCENDING), plan.order().get(0));
    assertEquals(Direction.ASCENDING, plan.order().get(1).direction());
    assertEquals(1, plan.firstRows().payloadWords());
    assertEquals(FirstRowListener.NONE, sort("-m --cull=st").firstRows());
  }

  @Test
  void plan_culled_sortsEqualGroupsByTheKeys() {
    PhysicalPlan plan = sort("-t --cull=pid,name");
    assertEquals(new OrderTerm.ByMeasure(Measure.TIMES, Direction.DESCENDING), plan.order().get(0));
    GroupKeys keys = Objects.requireNonNull(plan.keys());
    List<OrderTerm> byKeys =
        plan.order().stream().skip(1).filter(OrderTerm.ByColumn.class::isInstance).toList();
    assertEquals(2, byKeys.size());
    assertEquals(
        IntStream.range(0, 2).boxed().toList(),
        byKeys.stream().map(term -> keys.indexOf(((OrderTerm.ByColumn) term).column())).toList());
  }

  /** An input in memory without records. */
  private static final class NoRecords implements Source {
    private static final Source SOURCE = new NoRecords();

    @Override
    public ReadReport read(Consumer<RecordBatch> consumer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isStreamed() {
      return false;
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public String description() {
      return "no records";
    }
  }
}
