package org.pageowner.docs;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.testing.Samples;

/**
 * Each question of the cookbook is one command and one call with the same plan, and is answered.
 */
class CookbookTest {
  private static final MarkdownPage PAGE =
      MarkdownPage.read(Repository.root().resolve("docs/how-to/cookbook-of-questions.md"));

  private static final int QUESTIONS = 30;

  @Test
  void questions_commandAndCall_areThePlansOfEachOther(@TempDir Path folder) throws Exception {
    List<ShownCommand> commands = ShownCommand.on(PAGE).toList();
    List<MarkdownPage.Block> calls = PAGE.blocks("java");
    assertEquals(QUESTIONS, commands.size());
    assertEquals(QUESTIONS, calls.size());
    Dump dump = Dump.read(Samples.path(Samples.V6_12_A));
    List<Query> queries = queries(calls, folder, dump);

    for (int i = 0; i < QUESTIONS; i++) {
      Plan plan = Plan.parse(commands.get(i).optionsBut());
      assertEquals(plan, queries.get(i).plan(), calls.get(i).place());
      assertEquals(plan, Plan.parse(plan.toString()), commands.get(i).place());
    }
  }

  @Test
  void questions_askedOfSamples_haveAnswers() throws IOException {
    List<Dump> dumps = new ArrayList<>();
    for (String sample : List.of("6.12-account.txt.gz", Samples.V6_12_MIXED, Samples.V6_12_A)) {
      dumps.add(Dump.read(Samples.path(sample)));
    }
    List<ShownCommand> commands = ShownCommand.on(PAGE).toList();
    assertFalse(commands.isEmpty());

    for (ShownCommand command : commands) {
      assertEquals("query", command.name(), command.place());
      Plan plan = Plan.parse(command.optionsBut());
      assertTrue(
          dumps.stream().anyMatch(dump -> !Query.from(dump).with(plan).run().isEmpty()),
          command.place());
    }
  }

  /** Runs the calls over a dump, compiled as one class. */
  @SuppressWarnings("unchecked") // the class is the one above
  private static List<Query> queries(List<MarkdownPage.Block> calls, Path folder, Dump dump)
      throws Exception {
    String methods =
        calls.stream()
            .map(
                call ->
                    "list.add(((Function<Dump, Query>) dump -> {"
                        + call.text()
                        + " return query;}).apply(all));")
            .collect(joining("\n"));
    List<String> source =
        List.of(
            "import java.util.function.*;",
            "public class Cookbook implements Function<Dump, List<Query>> {",
            "public List<Query> apply(Dump all) { List<Query> list = new ArrayList<>();",
            methods,
            "return list; } }");
    assertEquals(List.of(), new JavaSnippet("Cookbook", 2, source).compile(folder));
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, CookbookTest.class.getClassLoader())) {
      Object cookbook = loader.loadClass("Cookbook").getConstructor().newInstance();
      return ((Function<Dump, List<Query>>) cookbook).apply(dump);
    }
  }
}
