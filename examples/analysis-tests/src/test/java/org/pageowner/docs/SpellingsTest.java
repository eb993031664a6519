package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.docs.MarkdownPage.Block;
import org.pageowner.docs.MarkdownPage.TableRow;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.plan.PlanSyntaxException;

/**
 * Query text in the documentation parses as the kind of text that it is marked as: blocks of {@code
 * options}, {@code where} and {@code error}, commands, and tables with the columns "fluent call"
 * and "text".
 */
class SpellingsTest {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern VERB =
      Pattern.compile(
          "(select|where|cull|measure|having|sortBy|limit|others|across|show|now)\\(.*");

  @TempDir private Path folder;

  /** A line of query text, and its place. */
  record Line(String place, String text) {
    @Override
    public String toString() {
      return place + " " + text;
    }
  }

  static Stream<Line> options() {
    return lines("options");
  }

  static Stream<Line> conditions() {
    return lines("where");
  }

  static Stream<ShownCommand> commands() {
    return ShownCommand.named("query");
  }

  static Stream<Block> errors() {
    return Repository.pages().stream().flatMap(page -> page.blocks("error").stream());
  }

  private static Stream<Line> lines(String language) {
    List<Line> lines = new ArrayList<>();
    for (MarkdownPage page : Repository.pages()) {
      for (Block block : page.blocks(language)) {
        for (int i = 0; i < block.lines().size(); i++) {
          lines.add(new Line(page.place(block.line() + i), block.lines().get(i)));
        }
      }
    }
    return lines.stream();
  }

  @ParameterizedTest
  @MethodSource("options")
  void optionLine_isReadAndWrittenBack(Line line) {
    Plan plan = Plan.parse(line.text());
    assertEquals(plan, Plan.parse(plan.toString()));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void condition_isReadAndWrittenBack(Line line) {
    Condition condition = Condition.parse(line.text());
    assertEquals(condition, Condition.parse(condition.toString()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void queryCommand_takesTheseOptions(ShownCommand command) {
    String own = "--(format|output|page-size|value|width)=.*|--full-stacks";
    List<String> options =
        command.words().stream().skip(1).filter(word -> !word.matches(own)).toList();
    Plan plan = Plan.parse(options);
    assertEquals(plan, Plan.parse(plan.toString()));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_isWhatAUserSees(Block block) {
    String text = block.lines().get(1).strip();
    String message = "";
    try {
      Object read = text.startsWith("-") ? Plan.parse(text) : Condition.parse(text);
      message = "none, but " + read;
    } catch (PlanSyntaxException e) {
      message = e.getMessage();
    }
    List<String> shown = message.lines().limit(block.lines().size()).toList();
    assertEquals(block.lines(), shown, block.place());
  }

  @Test
  void fluentCallAndText_inTables_areTheSame() throws Exception {
    List<TableRow> rows =
        Repository.pages().stream()
            .flatMap(page -> page.tableRows().stream())
            .filter(row -> row.hasColumn("fluent call") && row.hasColumn("text"))
            .toList();
    assertTrue(rows.size() > 30, rows::toString);
    Object[] values =
        evaluate(rows.stream().map(row -> codes(row.cell("fluent call")).get(0)).toList());
    for (int i = 0; i < values.length; i++) {
      TableRow row = rows.get(i);
      List<String> texts = codes(row.cell("text"));
      assertFalse(texts.isEmpty(), row::toString);
      for (String text : texts) {
        boolean isPlan = values[i] instanceof Plan;
        assertEquals(values[i], isPlan ? Plan.parse(text) : Condition.parse(text), row::toString);
      }
    }
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
  }

  /** Evaluates expressions in Java: plans of verbs, else conditions. */
  private Object[] evaluate(List<String> expressions) throws Exception {
    List<String> source = new ArrayList<>();
    source.add(
        "public class Expressions { public static Object[] values() { return new Object[] {");
    for (String expression : expressions) {
      source.add((VERB.matcher(expression).matches() ? "Plan.EMPTY." : "") + expression + ",");
    }
    source.add("}; } }");
    List<String> errors = new JavaSnippet("Expressions", 2, source).compile(folder);
    assertEquals(List.of(), errors, () -> numbered(expressions));
    URL[] path = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Object values = loader.loadClass("Expressions").getMethod("values").invoke(null);
      return Arrays.copyOf((Object[]) values, expressions.size());
    }
  }

  private static String numbered(List<String> expressions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < expressions.size(); i++) {
      text.append("line ").append(i + 3).append(": ").append(expressions.get(i)).append('\n');
    }
    return text.toString();
  }
}
