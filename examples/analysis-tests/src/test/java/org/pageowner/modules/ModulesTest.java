package org.pageowner.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.testing.Samples;

/** The published modules: their requirements, exports and hidden packages. */
class ModulesTest {
  private static final String CORE = "org.pageowner.core";
  private static final String DSL = "org.pageowner.dsl";
  private static final ModuleFinder FINDER = ModuleFinder.of(Consumer.modulePath());

  @TempDir private Path folder;

  private static ModuleReference module(String name) {
    return FINDER.find(name).orElseThrow();
  }

  /**
   * The modules that a module requires at run time; {@code requires static} is for the compiler.
   */
  private static Set<String> requires(String module) {
    return module(module).descriptor().requires().stream()
        .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> exports(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(exports -> !exports.isQualified())
        .map(Exports::source)
        .collect(Collectors.toSet());
  }

  @Test
  void core_needsNothing() {
    assertEquals(Set.of("java.base"), requires(CORE));
  }

  @Test
  void dsl_needsCoreAndGuava() {
    assertEquals(Set.of("java.base", CORE, "com.google.common"), requires(DSL));
  }

  @Test
  void core_showsTwoPackages() {
    assertEquals(
        Set.of("org.pageowner.core", "org.pageowner.core.record"),
        exports(module(CORE).descriptor()));
  }

  @Test
  void dsl_showsEightPackages() {
    assertEquals(
        Set.of(
            "org.pageowner.dsl",
            "org.pageowner.dsl.analysis.accounting",
            "org.pageowner.dsl.analysis.census",
            "org.pageowner.dsl.analysis.cgroups",
            "org.pageowner.dsl.analysis.fragmentation",
            "org.pageowner.dsl.analysis.growth",
            "org.pageowner.dsl.analysis.report",
            "org.pageowner.dsl.analysis.summary",
            "org.pageowner.dsl.analysis.tree",
            "org.pageowner.dsl.export",
            "org.pageowner.dsl.plan",
            "org.pageowner.dsl.table"),
        exports(module(DSL).descriptor()));
  }

  /** A module path need not resolve the classes that notebooks find on a class path. */
  @Test
  void dsl_neitherRequiresNorProvidesWhatNotebooksNeed() {
    ModuleDescriptor dsl = module(DSL).descriptor();
    assertEquals(Set.of(), dsl.provides());
    assertEquals(Set.of(), dsl.uses());
    assertTrue(dsl.requires().stream().noneMatch(required -> required.name().contains("jjava")));
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("org.dflib.jjava.jupyter.Extension"));
  }

  @Test
  void modules_areNotOpen_andExportInternalPackagesToDslOnly() {
    for (String name : List.of(CORE, DSL)) {
      ModuleDescriptor module = module(name).descriptor();
      assertFalse(module.isOpen() || module.isAutomatic(), name);
      assertEquals(Set.of(), module.opens(), name);
      for (Exports exports : module.exports()) {
        boolean internal = exports.source().contains(".internal.");
        assertEquals(internal ? Set.of(DSL) : Set.of(), exports.targets(), exports.source());
      }
    }
  }

  @Test
  void program_thatRequiresDsl_compilesWithoutWarning_andRuns() throws Exception {
    Consumer consumer = new Consumer(folder);
    List<String> errors =
        consumer.compile(
            """
            package consumer;

            import static org.pageowner.dsl.Keys.*;

            import java.nio.file.Path;
            import org.pageowner.core.Dump;
            import org.pageowner.core.record.StackTrace;
            import org.pageowner.dsl.Query;
            import org.pageowner.dsl.plan.Plan;
            import org.pageowner.dsl.table.Row;

            public class Main {
              public static void main(String[] args) throws Exception {
                Dump dump = Dump.read(Path.of(args[0]));
                Plan plan = Plan.parse("--cull=st --limit=1");
                for (Row row : Query.from(dump).with(plan).where(MODULE.equalTo("leaky")).run()) {
                  StackTrace stack = row.get(STACKTRACE);
                  System.out.println(row.pages() + " pages, " + stack.module());
                }
              }
            }
            """);
    assertEquals(List.of(), errors);
    String sample = Samples.path(Samples.V6_12_B).toString();
    assertEquals("142 pages, leaky", consumer.run(sample));
    assertEquals("142 pages, leaky", consumer.runOnClassPath(sample));
  }

  /** One class of each package that is not exported. */
  static Stream<String> hiddenClasses() throws IOException {
    Map<String, String> byPackage = new TreeMap<>();
    for (String name : List.of(CORE, DSL)) {
      Set<String> shown = exports(module(name).descriptor());
      try (ModuleReader reader = module(name).open()) {
        reader
            .list()
            .filter(entry -> entry.matches("org/pageowner/.*/[A-Z][A-Za-z]*\\.class"))
            .map(entry -> entry.substring(0, entry.length() - 6).replace('/', '.'))
            .forEach(type -> byPackage.put(type.substring(0, type.lastIndexOf('.')), type));
      }
      byPackage.keySet().removeAll(shown);
    }
    return byPackage.values().stream();
  }

  @Test
  void whatIsNotExported_isInternal() throws IOException {
    Set<String> hidden =
        hiddenClasses()
            .map(type -> type.substring(0, type.lastIndexOf('.')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(hidden.isEmpty());
    assertTrue(hidden.stream().allMatch(name -> name.contains(".internal.")), hidden::toString);
  }

  @ParameterizedTest
  @MethodSource("hiddenClasses")
  void hiddenClass_isOutOfReach(String type) {
    List<String> errors =
        new Consumer(folder).compile("package consumer;\nclass Main {\n  " + type + " x;\n}\n");
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).contains("is not visible"), errors::toString);
  }

  @Test
  void guava_isNotPassedOn() {
    List<String> errors =
        new Consumer(folder)
            .compile("package consumer;\nclass Main {\n  com.google.common.base.Joiner x;\n}\n");
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).contains("is not visible"), errors::toString);
  }
}
