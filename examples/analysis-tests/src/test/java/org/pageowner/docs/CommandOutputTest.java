package org.pageowner.docs;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.TextTable;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.TextLayout;

/** Where the documentation shows what a query prints, it is what a query prints. */
class CommandOutputTest {
  static Stream<ShownCommand> commandsWithOutput() {
    return ShownCommand.named("query").filter(ShownCommand::hasOutput);
  }

  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheRealOne(ShownCommand shown) throws IOException {
    TextLayout layout =
        shown.number("--width").map(TextLayout.DEFAULT::width).orElse(TextLayout.DEFAULT);
    Plan plan = Plan.parse(shown.optionsBut("--width"));
    StringBuilder text = new StringBuilder();
    TextTable.write(Query.from(shown.file(0)).with(plan).run(), text, layout);
    shown.requireIs(text.toString());
  }
}
