package org.pageowner.docs;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.analysis.Cgroups;
import org.pageowner.dsl.analysis.Fragmentation;

/** Where the documentation shows what fragmentation and cgroups print, it is what they print. */
class AnalysisOutputTest {
  private static final int WIDTH = 120;
  private static final int ROWS = 20;

  static Stream<ShownCommand> commandsWithOutput() {
    return ShownCommand.named("fragmentation", "cgroups").filter(ShownCommand::hasOutput);
  }

  /** A page may show the first tables alone. */
  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheBeginningOfTheRealOne(ShownCommand shown) throws IOException {
    StringBuilder text = new StringBuilder();
    int rows = shown.number("--limit").orElse(ROWS);
    if (shown.name().equals("cgroups")) {
      Cgroups.of(shown.file(0)).appendTo(text, rows, WIDTH);
    } else {
      Fragmentation.of(shown.file(0)).appendTo(text, rows, WIDTH);
    }
    shown.requireBeginningOf(text.toString());
  }
}
