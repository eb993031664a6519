package org.pageowner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MemInfo;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.report.Report;
import org.pageowner.testing.Samples;

/** Reports of every kind of input are quiet, safe and accessible, light and dark. */
class EveryReportTest {
  private static final String PAIR = "6.12-A.txt 6.12-B.txt";

  /** Names of a task and a cgroup that would run a script if they were markup. */
  private static final String HOSTILE =
      """
      Page allocated via order 0, mask 0x0(), pid 1, tgid 1 (</script><img src=x onerror=hacked=1>), ts 1000 ns
      PFN 0x100 type Movable Block 0 type Movable Flags 0x200(workingset|node=0|zone=0)
       <img src=x onerror=hacked=2>+0x1/0x2 [<b>m]
       vfs_write+0x36/0x50
      Charged to memcg </script><script>hacked=3</script>

      """;

  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static Report report(String names) {
    return Report.of(
        Stream.of(names.split(" ")).map(Samples::path).map(Dump::read).toArray(Dump[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAIR,
        "6.12-hostile.txt",
        "6.12-mixed.txt.gz",
        "6.1-A.txt",
        "6.12-handle.txt",
        "6.12-moment-show_stacks.txt.gz",
        "6.12-A.txt 6.12-B.txt 6.12-A.txt"
      })
  void report_isQuietAndAccessible_lightAndDark(String names) {
    Report report = report(names);
    for (String scheme : List.of("light", "dark")) {
      browser.prefer("prefers-color-scheme", scheme);
      browser.open(report);
      assertEquals(List.of(), faults(), scheme);
      assertEquals(List.of(), browser.console(), scheme);
    }
  }

  @Test
  void reportWithMeminfo_showsWhereTheMemoryIs() {
    KernelFiles files = KernelFiles.of(MemInfo.read(Samples.path("6.12-meminfo.txt")));
    Dump dump = Dump.read(Samples.path("6.12-account.txt.gz"));
    Report report = Report.of(files, dump);
    for (String scheme : List.of("light", "dark")) {
      browser.prefer("prefers-color-scheme", scheme);
      browser.open(report);
      assertEquals(List.of(), faults(), scheme);
      assertEquals(List.of(), browser.console(), scheme);
    }
    long pages = Accounting.of(dump, files.memInfo()).unaccounted();
    String text = browser.text("#accounting");
    assertTrue(text.contains(String.format(Locale.ROOT, "%,d pages", pages)), text);
  }

  @Test
  void everyForcedColour_isSeen() {
    browser.prefer("forced-colors", "active");
    browser.open(report("6.12-mixed.txt.gz"));
    assertEquals(List.of(), faults());
    assertEquals(
        true,
        browser
            .driver()
            .executeScript(
                "const [vacant] = Array.from(document.querySelectorAll('#map .legend li'))"
                    + ".filter((li) => li.textContent.startsWith('no owner'));"
                    + "return getComputedStyle(vacant.firstChild).backgroundColor"
                    + " !== getComputedStyle(document.body).backgroundColor"));
    browser.prefer("forced-colors", "none");
  }

  private static List<String> faults() {
    return new AxeBuilder()
        .analyze(browser.driver()).getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(EveryReportTest::text)
            .toList();
  }

  private static String text(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getNodes().stream().limit(3).map(node -> node.getHtml() + node.getTarget()).toList();
  }

  @Test
  void hostileNames_areTexts() {
    browser.open(Report.of(DumpSource.ofText(HOSTILE)));
    assertEquals("undefined", browser.driver().executeScript("return typeof hacked"));
    assertEquals(List.of(), browser.findAll("img, b b"));
    assertTrue(browser.text("#summary").contains("</script><img src=x onerror=hacked=1>"));
    assertTrue(browser.text("#cgroups").contains("</script><script>hacked=3</script>"));
    assertEquals(List.of(), browser.console());
  }

  @Test
  void policy_refusesEverythingElse() {
    browser.open(report("6.12-A.txt"));
    browser
        .driver()
        .executeScript(
            "const s = document.createElement('script'); s.textContent = 'hacked = 4';"
                + "document.body.append(s); const i = new Image();"
                + "i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i)");
    assertEquals("undefined", browser.driver().executeScript("return typeof hacked"));
    List<String> refused = browser.console();
    assertTrue(
        refused.stream().allMatch(message -> message.contains("Content Security Policy")),
        refused::toString);
    assertFalse(refused.isEmpty());
  }

  @Test
  void page_followsTheColoursOfTheSystem() {
    browser.prefer("prefers-color-scheme", "light");
    browser.open(report(PAIR));
    Object light = background();
    browser.prefer("prefers-color-scheme", "dark");
    assertNotEquals(light, background());
    browser.prefer("forced-colors", "active");
    assertEquals(List.of(), browser.console());
  }

  private static Object background() {
    return browser.driver().executeScript("return getComputedStyle(document.body).backgroundColor");
  }

  /**
   * Run with -Dpageowner.updateDocs=true to update the pictures in docs; -Dpageowner.picture=FILE
   * names a larger dump for the map.
   */
  @Test
  void screenshots_areWritten(@TempDir Path folder) throws IOException {
    Path pictures =
        Boolean.getBoolean("pageowner.updateDocs") ? Path.of("../../docs/images") : folder;
    browser.prefer("prefers-color-scheme", "light");
    browser.open(report(PAIR));
    browser.screenshot(pictures.resolve("report-growth-light.png"), "#growth");
    browser.prefer("prefers-color-scheme", "dark");
    String picture = System.getProperty("pageowner.picture");
    browser.open(
        picture == null ? report("6.12-mixed.txt.gz") : Report.of(Dump.read(Path.of(picture))));
    browser.screenshot(pictures.resolve("report-map-dark.png"), "#map");
    assertTrue(pictures.resolve("report-map-dark.png").toFile().length() > 10_000);
  }
}
