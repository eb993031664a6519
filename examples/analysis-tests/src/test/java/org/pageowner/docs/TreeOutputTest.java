package org.pageowner.docs;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;

/** The documentation shows the real output of trees. */
class TreeOutputTest {
  private static final double PERCENT = 100;

  static Stream<ShownCommand> commandsWithOutput() {
    return ShownCommand.named("tree").filter(ShownCommand::hasOutput);
  }

  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheRealOne(ShownCommand shown) throws IOException {
    boolean isGrowth = shown.words().stream().filter(word -> !word.startsWith("-")).count() > 1;
    CallTree all =
        isGrowth
            ? CallTree.of(Growth.between(shown.file(0), shown.file(1)))
            : CallTree.of(Query.from(shown.file(0)));
    CallTree tree = shown.words().contains("--inverted") ? all.inverted() : all;
    double share =
        shown.words().stream()
            .filter(word -> word.startsWith("--min="))
            .mapToDouble(word -> Double.parseDouble(word.replaceAll("--min=|%", "")) / PERCENT)
            .findFirst()
            .orElse(0.01);
    Layout layout = shown.number("--width").map(Layout.DEFAULT::withWidth).orElse(Layout.DEFAULT);
    StringBuilder text = new StringBuilder();
    tree.atLeast(share).writeTo(text, Format.TEXT, layout);
    shown.requireIs(text.toString());
  }
}
