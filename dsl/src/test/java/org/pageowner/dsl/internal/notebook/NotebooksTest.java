package org.pageowner.dsl.internal.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageowner.core.Dump;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Culprits;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.MixedComparison;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** The extensions that notebooks discover on the class path. */
class NotebooksTest {
  private static final Dump DUMP = read();

  private static final Set<String> EXPORTED =
      Stream.of(
              Dump.class,
              ReadReport.class,
              Query.class,
              Cgroups.class,
              Fragmentation.class,
              Growth.class,
              Summary.class,
              CallTree.class,
              Answer.class,
              Plan.class,
              Table.class)
          .map(Class::getPackageName)
          .collect(Collectors.toSet());

  private static final PageTypeInfo PAGE_TYPES = pageTypes();

  private static PageTypeInfo pageTypes() {
    return PageTypeInfo.read(Samples.path(Samples.V6_12_PAGETYPEINFO));
  }

  private static Dump read() {
    return Dump.read(Samples.path(Samples.V6_12_A));
  }

  /** A value of each class that notebooks show, with its HTML. */
  private static Map<Object, String> shown() {
    Table table = Query.from(DUMP).cull(Keys.MODULE).run();
    Summary summary = Summary.of(DUMP);
    Growth growth = Growth.between(DUMP, DUMP);
    Fragmentation fragmentation = Fragmentation.of(DUMP);
    Culprits culprits = fragmentation.culprits(Keys.STACKTRACE);
    MixedComparison comparison = fragmentation.compareWith(PAGE_TYPES);
    Cgroups cgroups = Cgroups.of(DUMP);
    CallTree tree = CallTree.of(Query.from(DUMP));
    return Map.of(
        tree,
        tree.toHtml(),
        table,
        table.toHtml(),
        summary,
        summary.toHtml(),
        growth,
        growth.toHtml(),
        fragmentation,
        fragmentation.toHtml(),
        culprits,
        culprits.toHtml(),
        comparison,
        comparison.toHtml(),
        cgroups,
        cgroups.toHtml(),
        DUMP.report(),
        DUMP.report().toHtml());
  }

  private static JsonNode descriptor() throws IOException {
    try (InputStream json =
        Table.class.getResourceAsStream("/META-INF/kotlin-jupyter-libraries/libraries.json")) {
      return new ObjectMapper().readTree(json).get("descriptors").get(0);
    }
  }

  static List<String> renderedClasses() throws IOException {
    return StreamSupport.stream(
            ((Iterable<String>) () -> renderers().fieldNames()).spliterator(), false)
        .toList();
  }

  private static JsonNode renderers() {
    try {
      return descriptor().get("renderers");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("renderedClasses")
  void kotlin_eachRenderedClass_isThereAsNamed_andHasHtml(String name) throws Exception {
    Class<?> type = Class.forName(name);

    assertTrue(Modifier.isPublic(type.getModifiers()) && Modifier.isFinal(type.getModifiers()));
    assertEquals(String.class, type.getMethod("toHtml").getReturnType());
    assertEquals("HTML($it.toHtml())", renderers().get(name).textValue());
  }

  @Test
  void kotlin_andJava_showTheSameClasses() throws IOException {
    assertEquals(
        shown().keySet().stream().map(value -> value.getClass().getName()).sorted().toList(),
        renderedClasses().stream().sorted().toList());
  }

  @Test
  void kotlin_imports_nameExistingTypes() throws Exception {
    for (JsonNode node : descriptor().get("imports")) {
      String name = node.textValue();
      String stem = name.endsWith(".*") ? name.substring(0, name.length() - 2) : name;
      boolean isOurPackage = EXPORTED.contains(stem);
      assertTrue(isOurPackage || Class.forName(stem) != null, name);
    }
  }

  @Test
  void jjava_findsTheExtension() {
    List<Class<?>> found =
        ServiceLoader.load(Extension.class).stream()
            .<Class<?>>map(ServiceLoader.Provider::type)
            .toList();

    assertEquals(List.of(JJavaExtension.class), found);
  }

  @Test
  void jjava_showsHtml_withTheTextBesideIt() {
    Renderer renderer = new Renderer();
    JJavaExtension.register(renderer);

    shown()
        .forEach(
            (value, html) -> {
              DisplayData data = renderer.render(value);
              assertEquals(html, data.getData(MIMEType.TEXT_HTML));
              assertEquals(value.toString(), data.getData(MIMEType.TEXT_PLAIN));
            });
    assertFalse(renderer.render("text").hasDataForType(MIMEType.TEXT_HTML));
  }
}
