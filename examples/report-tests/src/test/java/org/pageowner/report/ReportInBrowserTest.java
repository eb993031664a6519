package org.pageowner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.STACKTRACE;
import static org.pageowner.dsl.Keys.USAGE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.pageowner.core.Dump;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.MixedBlocks;
import org.pageowner.dsl.analysis.report.Report;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.table.Row;
import org.pageowner.testing.Samples;

/** A report of one dump shows the numbers of the query, by mouse and by keyboard. */
class ReportInBrowserTest {
  private static Browser browser;
  private static Dump dump;

  @BeforeAll
  static void open() {
    browser = Browser.start();
    dump = Dump.read(Samples.path("6.12-mixed.txt.gz"));
    browser.open(Report.of(dump));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static long ownedPages() {
    return Query.from(dump).where(EARLY.not()).cull(MODULE).run().totals().pages();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  @Test
  void everyPicture_isDrawnWithoutAClick() {
    for (String id : List.of("flame", "map", "timeline", "treemap")) {
      List<WebElement> canvases = browser.findAll("#" + id + " canvas");
      assertFalse(canvases.isEmpty(), id);
      for (WebElement canvas : canvases) {
        Object colours =
            browser
                .driver()
                .executeScript(
                    "const c = arguments[0], d = c.getContext('2d').getImageData(0, 0, c.width,"
                        + " c.height).data, seen = new Set();"
                        + "for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i + 1] <<"
                        + " 8 | d[i + 2]); return seen.size",
                    canvas);
        assertTrue((Long) colours > 1, id + " is blank");
      }
    }
  }

  /** Chromium prints the calls that draw a canvas, and clearing calls would clear the paper. */
  @Test
  void mapHasNoTransparentPixel() {
    for (WebElement canvas : browser.findAll("#map canvas")) {
      assertEquals(
          true,
          browser
              .driver()
              .executeScript(
                  "const c = arguments[0], d = c.getContext('2d').getImageData(0, 0, c.width,"
                      + " c.height).data; return d.every((v, i) => i % 4 < 3 || v === 255)",
                  canvas));
    }
  }

  @Test
  void tableOfPageblocks_hasThePagesOfTheFragmentation() {
    browser.driver().executeScript("document.querySelector('#map .alternative').open = true");
    browser.await("return document.querySelector('#map .alternative tbody tr') !== null");
    Map<String, String> expected = new TreeMap<>();
    Fragmentation.of(dump)
        .pageblocks()
        .forEach(
            block ->
                expected.put(
                    block.node() + " " + block.zone() + " " + block.number(),
                    block.type()
                        + " "
                        + (block.isMixed() ? "yes" : "")
                        + " "
                        + number(block.pages())));
    List<List<String>> rows = browser.rows("#map .alternative");
    assertFalse(rows.isEmpty());
    for (List<String> row : rows) {
      assertEquals(
          expected.get(row.get(0) + " " + row.get(1) + " " + row.get(2)),
          row.get(4) + " " + row.get(5) + " " + row.get(7),
          row.toString());
    }
  }

  @Test
  void pictures_areColouredByUsage() {
    browser.discardConsole();
    List<String> usages =
        Query.from(dump).cull(USAGE).run().stream()
            .map(row -> String.valueOf(row.get(USAGE)))
            .toList();
    browser.choose("#map", "Colour", "usage");
    List<String> entries = legend();
    assertTrue(
        usages.stream().anyMatch(usage -> entries.stream().anyMatch(e -> e.startsWith(usage))),
        entries.toString());
    browser.choose("#map", "Colour", "block type");
    browser.choose("#timeline", "Stacked by", "usage");
    browser.choose("#timeline", "Stacked by", "module");
    browser.choose("#flame", "Colour", "usage");
    String flame = browser.text("#flame .legend");
    assertTrue(flame.contains("several usages") && flame.contains("anon"), flame);
    browser.choose("#flame", "Colour", "subsystem");
    assertEquals(List.of(), browser.console());
  }

  @Test
  void nothingIsLoaded_besidesTheFile() {
    assertEquals(
        0L,
        browser.driver().executeScript("return performance.getEntriesByType('resource').length"));
  }

  @Test
  void flameGraph_hasThePagesOfTheQuery() {
    browser.press("#flame .flame", Keys.HOME);
    assertTrue(
        browser.text("#flame .status").contains(number(ownedPages()) + " pages (100.0%)"),
        browser.text("#flame .status"));
  }

  @Test
  void keys_walkTheFlameGraphAsTheCallTreeIs() {
    CallTree tree = CallTree.of(Query.from(dump).where(EARLY.not()));
    int child = tree.firstChild(CallTree.ROOT);
    browser.press("#flame .flame", Keys.HOME, Keys.ARROW_DOWN);
    String status = browser.text("#flame .status");
    assertTrue(status.startsWith(tree.label(child)), status);
    assertTrue(status.contains(number(tree.pages(child)) + " page"), status);
    browser.press("#flame .flame", Keys.ENTER, Keys.ARROW_DOWN);
    status = browser.text("#flame .status");
    assertTrue(status.startsWith(tree.label(tree.firstChild(child))), status);
    browser.press("#flame .flame", Keys.ARROW_UP, Keys.ARROW_UP, Keys.ESCAPE);
    assertTrue(browser.text("#flame .status").startsWith("all stacks"));
    assertFalse(browser.find("#flame .controls .button").isEnabled(), "zoomed out");
  }

  @Test
  void invertedFlameGraph_startsAtTheLargestCaller() {
    CallTree tree = CallTree.of(Query.from(dump).where(EARLY.not())).inverted();
    int first = tree.firstChild(CallTree.ROOT);
    browser.choose("#flame", "View", "from the caller (inverted)");
    browser.press("#flame .flame", Keys.HOME, Keys.ARROW_DOWN);
    String status = browser.text("#flame .status");
    assertTrue(status.startsWith(tree.label(first)), status);
    assertTrue(status.contains(number(tree.pages(first)) + " page"), status);
    browser.choose("#flame", "View", "from the entry point");
  }

  @Test
  void search_countsAndSumsTheStacksOfMatchingFunctions() {
    long pages = 0;
    long stacks = 0;
    for (Row row : Query.from(dump).where(EARLY.not()).cull(STACKTRACE).run()) {
      StackTrace stack = row.get(STACKTRACE);
      boolean matches =
          stack != null
              && stack.frames().stream()
                  .anyMatch(frame -> String.valueOf(frame.function()).startsWith("vfs_"));
      pages += matches ? row.pages() : 0;
      stacks += matches ? 1 : 0;
    }
    assertTrue(stacks > 0);
    browser.type("#flame .controls input[type=search]", "^vfs_", "#flame .found");
    String found = browser.text("#flame .found");
    assertTrue(
        found.contains(" in " + number(stacks) + " stack")
            && found.contains(": " + number(pages) + " page"),
        found);
    browser.type("#flame .controls input[type=search]", "(", "#flame .found");
    assertTrue(browser.text("#flame .found").contains("Invalid regular expression"));
  }

  @Test
  void tableOfFunctions_hasTheSumsOfTheirStacks() {
    Map<String, Long> expected = new TreeMap<>();
    for (Row row : Query.from(dump).where(EARLY.not()).cull(STACKTRACE).run()) {
      StackTrace stack = row.get(STACKTRACE);
      if (stack != null) {
        stack.frames().stream()
            .map(frame -> String.valueOf(frame.function()))
            .distinct()
            .forEach(function -> expected.merge(function, row.pages(), Long::sum));
      }
    }
    browser.driver().executeScript("document.querySelector('#flame .alternative').open = true");
    browser.await("return document.querySelector('#flame .alternative tbody tr') !== null");
    List<List<String>> rows = browser.rows("#flame .alternative");
    assertEquals(20, rows.size());
    for (List<String> row : rows) {
      assertEquals(number(expected.getOrDefault(row.get(0), -1L)), row.get(2), row.get(0));
    }
  }

  @Test
  void treemapsTable_hasTheCallersOfTheQuery() {
    Map<String, String> expected =
        Query.from(dump).where(EARLY.not()).cull(MODULE, CALLER).run().stream()
            .collect(
                Collectors.toMap(
                    row -> row.get(MODULE) + " " + row.get(CALLER), row -> number(row.pages())));
    browser.driver().executeScript("document.querySelector('#treemap .alternative').open = true");
    browser.await("return document.querySelector('#treemap .alternative tbody tr') !== null");
    for (List<String> row : browser.rows("#treemap .alternative")) {
      assertEquals(expected.get(row.get(0) + " " + row.get(1)), row.get(3), row.toString());
    }
  }

  @Test
  void coloursOfTheMap_countAsTheFragmentationDoes() {
    Fragmentation fragmentation = Fragmentation.of(dump);
    List<String> types = fragmentation.mixed().stream().map(MixedBlocks::type).distinct().toList();
    assertFalse(types.isEmpty());
    for (String type : types) {
      long tracked =
          fragmentation.mixed().stream()
              .filter(row -> row.type().equals(type))
              .mapToLong(MixedBlocks::tracked)
              .sum();
      assertTrue(legend().contains(type + number(tracked)), legend().toString());
    }
    browser.choose("#map", "Colour", "mixed or not");
    long mixed = fragmentation.mixedBlocks("Movable");
    assertTrue(mixed > 0);
    assertTrue(legend().contains("mixed Movable" + number(mixed)), legend().toString());
    assertTrue(
        legend().contains("spoiled by a single page" + fragmentation.singlePageBlocks().size())
            == !fragmentation.singlePageBlocks().isEmpty(),
        legend().toString());
    browser.choose("#map", "Colour", "block type");
  }

  private static List<String> legend() {
    @SuppressWarnings("unchecked") // the script returns texts
    List<String> entries =
        (List<String>)
            browser
                .driver()
                .executeScript(
                    "return Array.from(document.querySelectorAll('#map .legend li'), (li) =>"
                        + " li.textContent)");
    return entries;
  }

  @Test
  void clickOnACell_listsTheOwnersOfThePageblock() {
    WebElement canvas = browser.find("#map canvas");
    long first = Objects.requireNonNull(dump.get(0).pageblock());
    int toFirst = 3 - canvas.getSize().getWidth() / 2;
    new Actions(browser.driver())
        .moveToElement(canvas, toFirst, 3 - canvas.getSize().getHeight() / 2)
        .click()
        .perform();
    assertTrue(browser.text("#map .status").startsWith("pageblock " + first + ","));
    long pages =
        browser.rows("#map .owners").stream()
            .mapToLong(row -> Long.parseLong(row.get(0).replace(",", "")))
            .sum();
    long expected =
        Fragmentation.of(dump).pageblocks().stream()
            .filter(block -> block.number() == first)
            .findFirst()
            .orElseThrow()
            .pages();
    assertEquals(expected, pages);
    browser.press("#map canvas", Keys.HOME, Keys.ARROW_RIGHT, Keys.ENTER);
    assertTrue(browser.text("#map .status").startsWith("pageblock " + (first + 1) + ","));
  }

  @Test
  void table_isSortedByItsHeadersAndSearched() {
    String table = "#flame > .table";
    List<WebElement> headers = browser.findAll(table + " th button");
    WebElement allocations = headers.get(1);
    allocations.sendKeys(Keys.ENTER);
    allocations.sendKeys(Keys.ENTER);
    assertEquals("ascending", browser.findAll(table + " th").get(1).getAttribute("aria-sort"));
    List<Long> counts =
        browser.rows(table).stream()
            .map(row -> Long.parseLong(row.get(2).replace(",", "")))
            .toList();
    assertEquals(counts.stream().sorted().toList(), counts);
    browser.type(table + " input", "no such text", table + " .more");
    assertEquals(List.of(), browser.rows(table));
    assertTrue(browser.text(table + " .more").startsWith("0 of 0 rows"));
    browser.type(table + " input", "", table + " .more");
    assertFalse(browser.rows(table).isEmpty());
  }

  @Test
  void everyControl_isReachedByTheKeyboard() {
    browser.reload();
    WebElement first = browser.tab();
    assertEquals("Skip to the report", first.getText());
    long controls =
        (Long)
            browser
                .driver()
                .executeScript(
                    "return document.querySelectorAll('a, button:enabled, select, input, summary,"
                        + " [tabindex=\"0\"]').length");
    int reached = 1;
    WebElement last = first;
    for (int i = 0; i < controls + 5; i++) {
      WebElement next = browser.tab();
      reached += next.equals(last) || next.findElements(By.xpath("self::body")).size() > 0 ? 0 : 1;
      last = next;
    }
    assertTrue(reached >= controls * 0.9, reached + " of " + controls);
  }
}
