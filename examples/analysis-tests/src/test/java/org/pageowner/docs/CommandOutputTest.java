package org.pageowner.docs;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Plan;

/** The documentation shows the real output of queries. */
class CommandOutputTest {
  static Stream<ShownCommand> commandsWithOutput() {
    return ShownCommand.named("query").filter(ShownCommand::hasOutput);
  }

  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheRealOne(ShownCommand shown) throws IOException {
    Layout layout = shown.number("--width").map(Layout.DEFAULT::withWidth).orElse(Layout.DEFAULT);
    Plan plan = Plan.parse(shown.optionsBut("--width"));
    StringBuilder text = new StringBuilder();
    Query.from(shown.file(0)).with(plan).run().writeTo(text, Format.TEXT, layout);
    shown.requireIs(text.toString());
  }
}
