package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.docs.MarkdownPage.Block;
import org.pageowner.docs.MarkdownPage.Link;

/** README and docs/ show code that compiles, and links that have a target. */
class DocsTest {
  @TempDir private Path folder;

  static Stream<Block> javaBlocks() {
    return blocks("java");
  }

  static Stream<Block> xmlBlocks() {
    return blocks("xml");
  }

  static Stream<Link> relativeLinks() {
    return Repository.pages().stream().flatMap(page -> page.relativeLinks().stream());
  }

  private static Stream<Block> blocks(String language) {
    return Repository.pages().stream().flatMap(page -> page.blocks(language).stream());
  }

  @ParameterizedTest
  @MethodSource("javaBlocks")
  void javaBlock_compiles(Block block) {
    List<String> errors = new JavaSnippet("Snippet", block.line(), block.lines()).compile(folder);
    assertTrue(
        errors.isEmpty(), () -> block.place() + " does not compile:\n" + String.join("\n", errors));
  }

  @Test
  void kotlinBlocks_standInACompiledFile() {
    List<List<String>> sources =
        Repository.files(Path.of("src/test/kotlin"), ".kt").stream()
            .map(file -> stripped(Repository.text(file).lines().toList()))
            .toList();
    assertFalse(sources.isEmpty());
    List<String> missing =
        blocks("kotlin")
            .filter(block -> sources.stream().noneMatch(source -> contains(source, block)))
            .map(Block::place)
            .toList();
    assertEquals(List.of(), missing, "not verbatim in a file of src/test/kotlin");
  }

  /** The imports in any order, the rest verbatim. */
  private static boolean contains(List<String> source, Block block) {
    List<String> imports = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    stripped(block.lines())
        .forEach(line -> (line.startsWith("import ") ? imports : rest).add(line));
    return source.containsAll(imports) && Collections.indexOfSubList(source, rest) >= 0;
  }

  private static List<String> stripped(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("xmlBlocks")
  void dependency_isAPublishedModule_inItsVersion(Block block) {
    List<Coordinates> named = Coordinates.dependencies(block.text());
    assertFalse(named.isEmpty(), () -> block.place() + " has no <dependency>");
    for (Coordinates coordinates : named) {
      assertTrue(
          Coordinates.published().contains(coordinates),
          () -> block.place() + ": " + coordinates + " is none of " + Coordinates.published());
    }
  }

  @ParameterizedTest
  @MethodSource("relativeLinks")
  void link_leadsToAFileAndAHeading(Link link) {
    String[] parts = link.target().split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? link.page().file()
            : link.page().file().resolveSibling(parts[0]).normalize();
    assertTrue(Files.exists(target), () -> link + ": there is no such file");
    if (parts.length == 2) {
      assertTrue(
          MarkdownPage.read(target).anchors().contains(parts[1]),
          () -> link + ": there is no such heading");
    }
  }
}
