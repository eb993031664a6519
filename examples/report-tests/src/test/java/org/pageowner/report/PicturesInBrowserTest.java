package org.pageowner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.MODULE;
import static org.pageowner.dsl.Keys.STACKTRACE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.pageowner.core.Dump;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.report.Report;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;
import org.pageowner.testing.Samples;

/** The pictures of a report of two dumps are used by keys and by the mouse, and drawn anew. */
class PicturesInBrowserTest {
  private static Browser browser;
  private static Dump dump;

  @BeforeAll
  static void open() {
    browser = Browser.start();
    dump = Dump.read(Samples.path("6.12-mixed.txt.gz"));
    browser.open(Report.of(Dump.read(Samples.path("6.12-A.txt")), dump));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static String pages(long pages) {
    return String.format(Locale.ROOT, "%,d page%s", pages, pages == 1 ? "" : "s");
  }

  private static Query owned() {
    return Query.from(dump).where(EARLY.not());
  }

  private static String treemap(CharSequence... keys) {
    browser.press("#treemap .chart", keys);
    return browser.text("#treemap .status");
  }

  @Test
  void keysOpenTheTreemap_asFarAsTheStacks() {
    Row module = owned().cull(MODULE).run().row(0);
    String name = String.valueOf(module.get(MODULE));
    assertTrue(treemap(Keys.HOME).startsWith(name + " " + pages(module.pages())));
    Table callers = owned().where(MODULE.equalTo(name)).cull(CALLER).run();
    String caller = String.valueOf(callers.row(0).get(CALLER));
    String status = treemap(Keys.ENTER);
    assertTrue(status.startsWith(caller + " " + pages(callers.row(0).pages())), status);
    status = treemap(Keys.ARROW_RIGHT);
    assertTrue(status.contains(pages(callers.row(1).pages())), status);
    treemap(Keys.HOME);
    Table stacks =
        owned().where(MODULE.equalTo(name)).where(CALLER.equalTo(caller)).cull(STACKTRACE).run();
    status = treemap(Keys.ENTER);
    assertTrue(status.startsWith(caller), status);
    assertTrue(status.contains(pages(stacks.row(0).pages())), status);
    assertTrue(browser.text("#treemap .path").contains(name), browser.text("#treemap .path"));
    treemap(Keys.ESCAPE, Keys.ESCAPE);
    assertEquals("all modules", browser.text("#treemap .path"));
  }

  @Test
  void clickOpensTheTreemap_andItsPathLeadsBack() {
    WebElement chart = browser.find("#treemap .chart");
    int left = 40 - chart.getSize().getWidth() / 2;
    new Actions(browser.driver()).moveToElement(chart, left, 0).click().perform();
    List<WebElement> path = browser.findAll("#treemap .path button");
    assertEquals("all modules", path.get(0).getText());
    path.get(0).click();
    assertEquals(List.of(), browser.findAll("#treemap .path button"));
  }

  @Test
  void keysWalkTheTimeline() {
    browser.press("#timeline .chart", Keys.END);
    String all = browser.text("#timeline .status");
    for (Row row : owned().cull(MODULE).run().stream().limit(3).toList()) {
      assertTrue(all.contains(row.get(MODULE) + ": " + pages(row.pages())), all);
    }
    browser.press("#timeline .chart", Keys.HOME);
    String first = browser.text("#timeline .status");
    browser.press("#timeline .chart", Keys.HOME, Keys.ARROW_RIGHT);
    String second = browser.text("#timeline .status");
    assertFalse(second.equals(first), second);
    assertTrue(browser.find("#timeline .cursor").isDisplayed());
  }

  @Test
  void legendOfTheTimeline_hidesAndShowsAreas() {
    String module = String.valueOf(owned().cull(MODULE).run().row(0).get(MODULE));
    browser.press("#timeline .legend button", Keys.ENTER);
    assertEquals("false", browser.find("#timeline .legend button").getAttribute("aria-pressed"));
    assertFalse(browser.text("#timeline .status").contains(module + ":"));
    browser.press("#timeline .legend button", Keys.ENTER);
    assertTrue(browser.text("#timeline .status").contains(module + ":"));
  }

  /** A label of an earlier drawing is nowhere left. */
  @Test
  void flameGraphDrawnAnew_isThatOfTheStart() {
    for (String section : List.of("#flame", "#growth")) {
      browser.driver().executeScript("document.activeElement.blur()");
      Object before = picture(section);
      browser.choose(section, "View", "from the caller (inverted)");
      assertFalse(picture(section).equals(before), section);
      browser.choose(section, "View", "from the entry point");
      assertEquals(before, picture(section), section);
      browser.choose(section, "Direction", "flame");
      browser.choose(section, "Direction", "icicle");
      assertEquals(before, picture(section), section);
    }
  }

  private static Object picture(String section) {
    return browser
        .driver()
        .executeAsyncScript(
            "const done = arguments[1]; setTimeout(() =>"
                + " done(document.querySelector(arguments[0] + ' canvas').toDataURL()), 150)",
            section);
  }

  @Test
  void switchesWithoutEffect_areHidden() {
    assertFalse(label("Colour").isDisplayed());
    assertTrue(label("relative").isDisplayed());
    browser.choose("#growth", "Show", "before");
    assertTrue(label("Colour").isDisplayed());
    assertFalse(label("relative").isDisplayed());
    browser.choose("#growth", "Show", "difference");
  }

  private static WebElement label(String text) {
    return browser.findAll("#growth .controls label").stream()
        .filter(one -> String.valueOf(one.getAttribute("textContent")).startsWith(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void changeRelativeToTotals_isNone() {
    browser.press("#growth .controls input[type=checkbox]", Keys.SPACE);
    browser.press("#growth .flame", Keys.HOME);
    String status = browser.text("#growth .status");
    assertTrue(status.contains("net 0 pages"), status);
    browser.press("#growth .controls input[type=checkbox]", Keys.SPACE);
  }

  @Test
  void pageScrollsAtOnce_ifLessMotionIsPreferred() {
    assertEquals("auto", scrolling());
    browser.prefer("prefers-reduced-motion", "no-preference");
    assertEquals("smooth", scrolling());
    browser.prefer("prefers-reduced-motion", "reduce");
    assertEquals("auto", scrolling());
  }

  private static Object scrolling() {
    return browser
        .driver()
        .executeScript("return getComputedStyle(document.documentElement).scrollBehavior");
  }

  /** A narrow screen scrolls a table or the links, never the page. */
  @Test
  void pageFitsAPhone() {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    browser.reload();
    assertEquals(
        390L, browser.driver().executeScript("return document.documentElement.scrollWidth"));
    assertTrue(
        browser.findAll("#growth .table th").get(1).getText().startsWith("stack"),
        "the stack is beside the change");
    browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    browser.reload();
  }
}
