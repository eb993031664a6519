package org.pageowner.docs;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.PageCount;

/** The documentation shows the real output of {@code growth}. */
class GrowthOutputTest {
  static Stream<ShownCommand> commands() {
    return ShownCommand.named("growth");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shownOutput_isTheRealOne(ShownCommand shown) throws IOException {
    Plan plan =
        Plan.parse(shown.optionsBut("--format", "--output", "--width", "--compare", "--fail-over"));
    if (!shown.hasOutput()) {
      return;
    }
    Growth growth = Growth.between(Dump.read(shown.file(0)), Dump.read(shown.file(1))).with(plan);
    StringBuilder text = new StringBuilder();
    int rows = (int) plan.rowLimit().orElse(Layout.SCREEN.rows());
    growth.writeTo(text, Format.TEXT, Layout.SCREEN.withRows(rows));
    shown
        .number("--fail-over")
        .flatMap(pages -> growth.excess(new PageCount(pages)))
        .ifPresent(why -> text.append("pageowner: ").append(why).append('\n'));
    shown.requireIs(text.toString().replace(Repository.root() + "/", ""));
  }
}
