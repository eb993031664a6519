package org.pageowner.docs;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;

/** The documentation shows the real output of fragmentation and cgroups. */
class AnalysisOutputTest {
  static Stream<ShownCommand> commandsWithOutput() {
    return ShownCommand.named("fragmentation", "cgroups").filter(ShownCommand::hasOutput);
  }

  /** A page may show the first tables alone. */
  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheBeginningOfTheRealOne(ShownCommand shown) throws IOException {
    StringBuilder text = new StringBuilder();
    int rows = shown.number("--limit").orElse(Layout.SCREEN.rows());
    Answer answer =
        shown.name().equals("cgroups")
            ? Cgroups.of(shown.file(0))
            : Fragmentation.of(shown.file(0));
    answer.writeTo(text, Format.TEXT, Layout.SCREEN.withRows(rows));
    shown.requireBeginningOf(text.toString());
  }
}
