package org.pageowner.dsl.analysis.growth;

import com.google.common.math.LongMath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.OwnPages;
import org.pageowner.dsl.internal.layout.UnknownModule;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;

/** The notes below the rows of a growth: sums, and their caveats. */
final class GrowthNotes {
  private GrowthNotes() {}

  static List<String> of(Growth growth) {
    GrowthTotals totals = growth.totals();
    List<String> notes = new ArrayList<>();
    notes.add(
        "what grew: %s, by %s; in all %s pages before, %s after, %s"
            .formatted(
                Amount.count(totals.grownRows(), "row"),
                GrowthReport.pages(totals.grownPages()),
                Amount.number(totals.pagesBefore()),
                Amount.number(totals.pagesAfter()),
                Amount.signed(totals.pagesGrowth())));
    if (growth.plan().keys().contains(KeyCatalogue.FRAMES)) {
      notes.add("rows of functions have records in common; these sums count each record once");
    }
    long everyTime = growth.allRows().stream().filter(GrowthRow::grewEveryTime).count();
    if (growth.dumps() > 2) {
      notes.add("grew every time: " + Amount.count(everyTime, "row"));
    }
    if (!growth.expected().isEmpty()) {
      notes.add(
          "left out as expected: "
              + growth.expected().stream()
                  .map(Condition::toString)
                  .collect(Collectors.joining("; ")));
    }
    if (total(totals.earlyPages()) > 0) {
      notes.add(
          "early, true owner unknown, not among them: %s pages before, %s after"
              .formatted(
                  Amount.number(totals.earlyPages().get(0)),
                  Amount.number(totals.earlyPages().get(growth.dumps() - 1))));
    }
    notes.add(turnover(growth));
    Turnover turnover = totals.turnover();
    String warning = growth.warning();
    if (turnover != null && turnover.olderFresh() > 0 && warning == null) {
      notes.add(
          Amount.count(turnover.olderFresh(), "new record")
              + " older than the first dump: migrated or split since, or missed by it");
    }
    long regrouped = growth.allRows().stream().filter(row -> row.regroupedPages() > 0).count();
    if (regrouped > 0) {
      notes.add(
          Amount.count(regrouped, "row")
              + (GroupedDumps.hasAges(growth.plan()) && growth.plan().referenceTime().isEmpty()
                  ? " with survivors that were in another row before, as their ages grew"
                  : " with survivors that stood in another row before, as the stacks of an unloaded"
                      + " module do"));
    }
    notes.addAll(unresolved(growth));
    notes.addAll(comparison(growth));
    notes.addAll(unnamed(growth));
    notes.addAll(withoutStacks(growth));
    if (warning != null) {
      notes.add("warning: " + warning);
    }
    for (ReadReport report : growth.reports()) {
      OwnPages.of(report, Measure.DEFAULT_PAGE_SIZE)
          .ifPresent(own -> notes.add(GrowthReport.name(report) + ", " + own));
      if (report.stopped() != null) {
        notes.add("warning: " + GrowthReport.name(report) + " is incomplete: " + report.stopped());
      } else if (!report.isClean()) {
        notes.add("warning: " + GrowthReport.name(report) + " has malformed parts");
      }
    }
    return notes;
  }

  private static List<String> unresolved(Growth growth) {
    if (!growth.plan().keys().contains(KeyCatalogue.MODULE)) {
      return List.of();
    }
    long before = 0;
    long after = 0;
    for (GrowthRow row : growth.allRows()) {
      if (row.get(KeyCatalogue.MODULE) == null) {
        before = LongMath.saturatedAdd(before, row.pagesBefore());
        after = LongMath.saturatedAdd(after, row.pagesAfter());
      }
    }
    return before == 0 && after == 0
        ? List.of()
        : List.of(
            UnknownModule.of(
                "%s pages before, %s after"
                    .formatted(Amount.number(before), Amount.number(after))));
  }

  private static List<String> comparison(Growth growth) {
    List<Key<?>> keys = growth.plan().keys();
    StackComparison used = growth.comparison();
    boolean matters = keys.contains(KeyCatalogue.STACKTRACE) || keys.contains(KeyCatalogue.CALLER);
    if (!matters) {
      return List.of();
    }
    boolean exact = used != StackComparison.SYMBOLS && growth.tracking() == Tracking.OTHER_BOOT;
    return List.of(
        "stacks compared "
            + used.description()
            + (exact ? "; those of another build are compared by symbols" : ""));
  }

  /**
   * Warns of records with a handle instead of a stack: they are one group, in which a leak may be
   * offset.
   */
  private static List<String> unnamed(Growth growth) {
    if (growth.plan().keys().contains(KeyCatalogue.HANDLE)) {
      return List.of();
    }
    long pages =
        growth.allRows().stream()
            .filter(row -> isUnnamed(row.example()))
            .mapToLong(GrowthRow::pagesAfter)
            .reduce(0, LongMath::saturatedAdd);
    return pages == 0
        ? List.of()
        : List.of(
            "warning: %s with a handle and no stack, in one group: give the stacks"
                    .formatted(Amount.count(pages, "page"))
                + " (--stacks=FILE, Dump.withStacks), or cull by handle");
  }

  /** Warns of output of {@code page_owner_sort --cull} without stacks: its blocks are one group. */
  private static List<String> withoutStacks(Growth growth) {
    boolean isSorted = growth.reports().stream().anyMatch(r -> r.kind() == ReadReport.Kind.SORTED);
    if (!isSorted || !growth.plan().keys().contains(KeyCatalogue.STACKTRACE)) {
      return List.of();
    }
    long pages =
        growth.allRows().stream()
            .filter(row -> row.example().get(KeyCatalogue.STACKTRACE) == null)
            .filter(row -> row.example().get(KeyCatalogue.HANDLE) == null)
            .mapToLong(GrowthRow::pagesAfter)
            .reduce(0, LongMath::saturatedAdd);
    return pages == 0
        ? List.of()
        : List.of(
            "warning: %s in blocks of page_owner_sort that have no stack, as one row: sort without"
                    .formatted(Amount.count(pages, "page"))
                + " --cull, or cull by a key that the blocks have");
  }

  private static boolean isUnnamed(Row row) {
    StackTrace stack = row.get(KeyCatalogue.STACKTRACE);
    return (stack == null || stack.isEmpty()) && row.get(KeyCatalogue.HANDLE) != null;
  }

  private static String turnover(Growth growth) {
    Turnover turnover = growth.totals().turnover();
    if (turnover == null) {
      return growth.tracking().description();
    }
    String ages =
        turnover.survivors() == 0
            ? ""
            : ", from %s to %s after boot"
                .formatted(
                    GrowthReport.seconds(turnover.oldestSurvivor()),
                    GrowthReport.seconds(turnover.newestSurvivor()));
    return "one boot: %s stayed (%s%s), %s gone (%s), %s new (%s)"
        .formatted(
            Amount.count(turnover.survivors(), "record"),
            Amount.count(turnover.survivorPages(), "page"),
            ages,
            Amount.number(turnover.gone()),
            Amount.count(turnover.gonePages(), "page"),
            Amount.number(turnover.fresh()),
            Amount.count(turnover.freshPages(), "page"));
  }

  private static long total(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).reduce(0, LongMath::saturatedAdd);
  }
}
