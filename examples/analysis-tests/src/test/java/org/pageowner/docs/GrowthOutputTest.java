package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.dsl.analysis.Growth;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.PageCount;

/** Where the documentation shows what {@code growth} prints, it is what it prints. */
class GrowthOutputTest {
  private static final Pattern COMMAND =
      Pattern.compile("\\$ java -jar \\S*pageowner\\.jar growth (\\S+) (\\S+)( .*)?");
  private static final Pattern FAIL_OVER = Pattern.compile(" --fail-over=(\\d+)");
  private static final int ROWS = 20;
  private static final int WIDTH = 120;

  /** A growth command, and the lines under it. */
  record Shown(String place, String before, String after, String options, List<String> output) {
    @Override
    public String toString() {
      return place;
    }
  }

  static Stream<Shown> commands() {
    List<Shown> shown = new ArrayList<>();
    for (MarkdownPage page : Repository.pages()) {
      for (MarkdownPage.Block block : page.blocks("console")) {
        addAll(block, shown);
      }
    }
    assertTrue(shown.stream().anyMatch(command -> !command.output().isEmpty()));
    return shown.stream();
  }

  private static void addAll(MarkdownPage.Block block, List<Shown> shown) {
    List<String> output = new ArrayList<>();
    for (int i = 0; i < block.lines().size(); i++) {
      String line = block.lines().get(i);
      Matcher command = COMMAND.matcher(line.replaceAll(" +[#|>;].*", ""));
      if (command.matches()) {
        output = new ArrayList<>();
        shown.add(
            new Shown(
                block.page().place(block.line() + i),
                command.group(1),
                command.group(2),
                command.group(3) == null ? "" : command.group(3),
                output));
      } else if (line.startsWith("$ ")) {
        output = new ArrayList<>();
      } else {
        output.add(line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void shownOutput_isTheRealOne(Shown shown) throws IOException {
    String own = " --(format|output|width|compare|fail-over)=\\S+";
    Plan plan =
        Plan.parse(shown.options().replaceAll(own, "").replaceAll("(?<= |^)\\w+\\.txt", ""));
    if (shown.output().isEmpty()) {
      return;
    }
    Growth growth =
        Growth.between(
                Dump.read(Repository.root().resolve(shown.before())),
                Dump.read(Repository.root().resolve(shown.after())))
            .with(plan);
    StringBuilder text = new StringBuilder();
    growth.appendTo(text, (int) plan.limit().orElse(ROWS), WIDTH);
    Matcher failOver = FAIL_OVER.matcher(shown.options());
    if (failOver.find()) {
      PageCount most = new PageCount(Long.parseLong(failOver.group(1)));
      growth.excess(most).ifPresent(why -> text.append("pageowner: ").append(why).append('\n'));
    }
    String real = text.toString().replace(Repository.root() + "/", "");
    assertEquals(real.lines().toList(), shown.output(), shown.place());
  }
}
