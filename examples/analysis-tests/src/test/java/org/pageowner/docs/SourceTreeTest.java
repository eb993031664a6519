package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Files and packages stay small enough to be read in one go. */
class SourceTreeTest {
  private static final int MAX_LINES = 400;
  private static final int MAX_FILES = 32;

  private static final List<String> ENGINES =
      List.of(
          "\nimport org.junit.jupiter.api.Test;",
          "\nimport net.jqwik.api.",
          "\nimport com.tngtech.archunit.junit.");

  @Test
  void noFile_isLongerThan400Lines() {
    List<String> longer = new ArrayList<>();
    for (Path file : sources()) {
      long lines = Repository.text(file).lines().count();
      if (lines > MAX_LINES) {
        longer.add(file + ": " + lines);
      }
    }
    assertEquals(List.of(), longer);
  }

  @Test
  void noPackage_hasMoreThan32Files() {
    Map<Path, Integer> sizes = new TreeMap<>();
    for (Path file : sources()) {
      if (!file.endsWith("package-info.java")) {
        sizes.merge(file.getParent(), 1, Integer::sum);
      }
    }
    sizes.values().removeIf(size -> size <= MAX_FILES);
    assertEquals(Map.of(), sizes);
  }

  @Test
  void everyPackage_statesItsPromise() {
    List<Path> silent = new ArrayList<>();
    for (Path folder : packages()) {
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info) || !Repository.text(info).startsWith("/**")) {
        silent.add(folder);
      }
    }
    assertEquals(List.of(), silent);
  }

  /** A second engine overwrites the class's report, and its tests are missing in the counts. */
  @Test
  void everyTestClass_hasOneTestEngine() {
    List<Path> mixed =
        Repository.files(Repository.root(), "Test.java").stream()
            .filter(file -> ENGINES.stream().filter(Repository.text(file)::contains).count() > 1)
            .toList();
    assertEquals(List.of(), mixed);
  }

  private static List<Path> packages() {
    return sources().stream()
        .filter(file -> !file.endsWith("module-info.java"))
        .map(Path::getParent)
        .distinct()
        .toList();
  }

  private static List<Path> sources() {
    List<Path> sources =
        Repository.files(Repository.root(), ".java").stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .toList();
    assertTrue(sources.size() > 200, "sources were not found");
    return sources;
  }
}
