package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.TextTable;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.TextLayout;

/** Where the documentation shows what a query prints, it is what a query prints. */
class CommandOutputTest {
  private static final Pattern COMMAND =
      Pattern.compile("\\$ java -jar \\S*pageowner\\.jar query (\\S+) (.*)");
  private static final Pattern WIDTH = Pattern.compile(" --width=(\\d+)");

  /** A query command, and the lines under it. */
  record Shown(String place, String file, String options, List<String> output) {
    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Shown> commandsWithOutput() {
    List<Shown> shown = new ArrayList<>();
    for (MarkdownPage page : Repository.pages()) {
      for (MarkdownPage.Block block : page.blocks("console")) {
        addAll(block, shown);
      }
    }
    return shown.stream().filter(command -> !command.output().isEmpty());
  }

  private static void addAll(MarkdownPage.Block block, List<Shown> shown) {
    List<String> output = new ArrayList<>();
    for (int i = 0; i < block.lines().size(); i++) {
      String line = block.lines().get(i);
      Matcher command = COMMAND.matcher(line);
      if (command.matches()) {
        output = new ArrayList<>();
        String place = block.page().place(block.line() + i);
        shown.add(new Shown(place, command.group(1), command.group(2), output));
      } else if (line.startsWith("$ ")) {
        output = new ArrayList<>();
      } else {
        output.add(line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commandsWithOutput")
  void shownOutput_isTheRealOne(Shown shown) throws IOException {
    Path file = Repository.root().resolve(shown.file());
    assertTrue(Files.exists(file), () -> shown.place() + ": there is no " + shown.file());
    Matcher width = WIDTH.matcher(shown.options());
    TextLayout layout =
        width.find()
            ? TextLayout.DEFAULT.width(Integer.parseInt(width.group(1)))
            : TextLayout.DEFAULT;
    StringBuilder text = new StringBuilder();
    Plan plan = Plan.parse(WIDTH.matcher(shown.options()).replaceAll(""));
    TextTable.write(Query.from(file).with(plan).run(), text, layout);
    assertEquals(text.toString().lines().toList(), shown.output(), shown.place());
  }
}
