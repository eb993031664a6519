package org.pageowner.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.pageowner.core.Dump;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthRow;
import org.pageowner.dsl.analysis.growth.Turnover;
import org.pageowner.dsl.analysis.report.Report;
import org.pageowner.testing.Samples;

/** A report of two dumps shows the numbers of the growth. */
class GrowthInBrowserTest {
  private static Browser browser;
  private static Growth growth;

  @BeforeAll
  static void open() {
    browser = Browser.start();
    Dump before = Dump.read(Samples.path("6.12-A.txt"));
    Dump after = Dump.read(Samples.path("6.12-B.txt"));
    growth = Growth.between(before, after);
    browser.open(Report.of(before, after));
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  private static String pages(long pages) {
    return String.format(Locale.ROOT, "%,d page%s", pages, pages == 1 ? "" : "s");
  }

  @Test
  void wholeDifference_isThatOfTheRows() {
    long gained = growth.stream().mapToLong(row -> Math.max(0, row.pagesGrowth())).sum();
    long lost = growth.stream().mapToLong(row -> Math.max(0, -row.pagesGrowth())).sum();
    browser.press("#growth .flame", Keys.HOME);
    String status = browser.text("#growth .status");
    assertTrue(status.contains("before " + pages(growth.totals().pagesBefore())), status);
    assertTrue(status.contains("after " + pages(growth.totals().pagesAfter())), status);
    assertTrue(status.contains("gained " + pages(gained) + ", lost " + pages(lost)), status);
  }

  @Test
  void filters_showRecordsThatStayedWentAndCame() {
    Turnover all = Objects.requireNonNull(growth.totals().turnover());
    check("stayed", all.survivorPages());
    check("gone", all.gonePages());
    check("new", all.freshPages());
    browser.choose("#growth", "Show", "difference");
  }

  private static void check(String picture, long pages) {
    browser.choose("#growth", "Show", picture);
    browser.press("#growth .flame", Keys.HOME);
    String status = browser.text("#growth .status");
    assertTrue(status.startsWith("all stacks " + pages(pages)), picture + ": " + status);
  }

  @Test
  void tableOfStacks_hasTheRowsOfTheGrowth() {
    List<Long> expected =
        growth.stream()
            .map(GrowthRow::pagesGrowth)
            .sorted((a, b) -> Long.compare(b, a))
            .limit(12)
            .toList();
    List<Long> shown =
        browser.rows("#growth > .table").stream()
            .map(row -> Long.parseLong(row.get(0).replace(",", "").replace("+", "")))
            .toList();
    assertEquals(expected, shown);
  }
}
