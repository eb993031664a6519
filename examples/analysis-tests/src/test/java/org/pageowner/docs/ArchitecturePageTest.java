package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the packages shows their imports, and the glossary stays short. */
class ArchitecturePageTest {
  private static final int MAX_WORDS = 30;
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(org\\.pageowner\\.[a-z.]+)\\.[A-Z]");

  private static final String PAGE =
      Repository.text(Repository.root().resolve("docs/architecture.md"));

  private final PackagePicture picture = new PackagePicture(PAGE);
  private final Map<String, Set<String>> imports = imports();

  @Test
  void everyPackage_isInOneBox() {
    assertEquals(imports.keySet(), picture.packages());
    assertEquals(List.of(), picture.drawnTwice());
  }

  @Test
  void everyArrow_isAnImport() {
    Set<String> needed = new TreeSet<>();
    imports.forEach((from, used) -> used.forEach(to -> needed.add(picture.arrow(from, to))));
    assertEquals(
        Set.of(),
        new TreeSet<>(picture.arrows().stream().filter(arrow -> !needed.contains(arrow)).toList()));
  }

  @Test
  void everyImport_followsArrows() {
    Set<String> missing = new TreeSet<>();
    imports.forEach(
        (from, used) ->
            used.stream()
                .filter(to -> !picture.arrow(from, to).isEmpty() && !picture.leads(from, to))
                .forEach(to -> missing.add(from + " uses " + to)));
    assertEquals(Set.of(), missing);
  }

  @Test
  void arrows_haveNoCycle() {
    assertEquals(List.of(), picture.packages().stream().filter(picture::isInCycle).toList());
  }

  @Test
  void glossary_hasAtMost30Words() {
    String glossary = PAGE.substring(PAGE.indexOf("## Glossary"), PAGE.indexOf("## Where to read"));
    long words = glossary.lines().filter(line -> line.startsWith("| ")).count() - 1;
    assertTrue(words > 20 && words <= MAX_WORDS, words + " words");
  }

  /** Returns the packages of the library, and for each the others that its imports name. */
  private static Map<String, Set<String>> imports() {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Path file : sources()) {
      Set<String> used = all.computeIfAbsent(packageOf(file), name -> new TreeSet<>());
      Matcher found = IMPORT.matcher(Repository.text(file));
      while (found.find()) {
        used.add(found.group(1));
      }
    }
    return all;
  }

  private static List<Path> sources() {
    return Stream.of("core", "dsl")
        .map(module -> Repository.root().resolve(module + "/src/main/java"))
        .flatMap(folder -> Repository.files(folder, ".java").stream())
        .filter(file -> !file.endsWith("module-info.java"))
        .toList();
  }

  private static String packageOf(Path file) {
    String path = file.getParent().toString().replace('\\', '/');
    return path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length())
        .replace('/', '.');
  }
}
