package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.analysis.Cgroups;
import org.pageowner.dsl.analysis.Fragmentation;

/** Where the documentation shows what fragmentation and cgroups print, it is what they print. */
class AnalysisOutputTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "\\$ java -jar \\S*pageowner\\.jar (fragmentation|cgroups) (\\S+)(?: --limit=(\\d+))?");
  private static final int WIDTH = 120;
  private static final int ROWS = 20;

  /** A command, and the lines under it. */
  record Shown(String place, String command, Path file, int rows, List<String> output) {
    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Shown> commandsWithOutput() {
    List<Shown> shown = new ArrayList<>();
    for (MarkdownPage page : Repository.pages()) {
      for (MarkdownPage.Block block : page.blocks("console")) {
        Matcher command = COMMAND.matcher(block.lines().get(0));
        if (command.matches()) {
          shown.add(
              new Shown(
                  block.place(),
                  command.group(1),
                  Repository.root().resolve(command.group(2)),
                  command.group(3) == null ? ROWS : Integer.parseInt(command.group(3)),
                  block.lines().subList(1, block.lines().size())));
        }
      }
    }
    return shown.stream();
  }

  @Test
  void someOutput_isShown() {
    assertFalse(commandsWithOutput().toList().isEmpty());
  }

  /** A page may show the first tables alone. */
  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheBeginningOfTheRealOne(Shown shown) throws IOException {
    StringBuilder text = new StringBuilder();
    if (shown.command().equals("cgroups")) {
      Cgroups.of(shown.file()).appendTo(text, shown.rows(), WIDTH);
    } else {
      Fragmentation.of(shown.file()).appendTo(text, shown.rows(), WIDTH);
    }
    List<String> real = text.toString().lines().limit(shown.output().size()).toList();
    assertEquals(real, shown.output(), shown.place());
  }
}
