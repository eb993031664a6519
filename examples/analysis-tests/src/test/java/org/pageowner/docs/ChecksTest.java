package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks themselves: they find the parts of a page, and reject wrong code. */
class ChecksTest {
  private static final MarkdownPage PAGE =
      new MarkdownPage(
          Repository.root().resolve("docs/README.md"),
          """
          # A page, `with code`
          See [one](a.md), [two](b.md#c), [the web](https://example.org) and `[no](link)`.

          ```java
          int n = 1;
          [not](a-link.md)
          ```

          ## Twice
          ## Twice

          | text | fluent call |
          |---|---|
          | `a \\| b` | c |
          - item
            ```java
            foo();
              bar();
            ```
          """
              .lines()
              .toList());

  @TempDir private Path folder;

  @Test
  void blocks_areFoundWithTheirLines_alsoIndented() {
    List<MarkdownPage.Block> blocks = PAGE.blocks("java");
    assertEquals(2, blocks.size());
    assertEquals("docs/README.md:5", blocks.get(0).place());
    assertEquals(List.of("foo();", "  bar();"), blocks.get(1).lines());
    assertEquals(List.of(), PAGE.blocks("kotlin"));
  }

  @Test
  void links_areThoseToFiles_outsideOfCode() {
    assertEquals(
        List.of("a.md", "b.md#c"),
        PAGE.relativeLinks().stream().map(MarkdownPage.Link::target).toList());
  }

  @Test
  void anchors_areMadeAsGitHubDoes() {
    assertEquals(Set.of("a-page-with-code", "twice", "twice-1"), PAGE.anchors());
  }

  @Test
  void tableRows_knowTheirColumns() {
    List<MarkdownPage.TableRow> rows = PAGE.tableRows();
    assertEquals(1, rows.size());
    assertEquals("`a | b`", rows.get(0).cell("text"));
    assertEquals("c", rows.get(0).cell("fluent call"));
  }

  private List<String> compile(String... lines) {
    return new JavaSnippet("Snippet", 7, List.of(lines)).compile(folder);
  }

  @Test
  void statements_methodsAndClasses_compileAsTheyStand() {
    assertEquals(List.of(), compile("import java.time.Duration;", "var d = Duration.ZERO;"));
    assertEquals(List.of(), compile("static long pages(Row row) {", "  return row.pages();", "}"));
    assertEquals(List.of(), compile("public class Hunt {", "  Plan plan = Plan.EMPTY;", "}"));
    assertEquals(List.of(), compile("Dump dump = Dump.read(Path.of(\"x\"));"));
  }

  @Test
  void wrongCode_isReportedWithTheLineOfThePage() {
    List<String> errors = compile("int n = 1;", "String s = n;");
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).startsWith("line 8: incompatible types"), errors::toString);
    assertTrue(
        compile("public class Hunt {", "  int n = \"\";", "}").get(0).startsWith("line 8: "));
  }

  @Test
  void wrongVersion_isNoPublishedModule() {
    List<Coordinates> named =
        Coordinates.dependencies(
            "<dependency><groupId>org.pageowner</groupId>"
                + "<artifactId>pageowner-dsl</artifactId><version>9</version></dependency>");
    assertEquals(List.of(new Coordinates("org.pageowner", "pageowner-dsl", "9")), named);
    assertTrue(Coordinates.published().stream().noneMatch(named::contains), named::toString);
    assertEquals(2, Coordinates.published().size());
  }
}
