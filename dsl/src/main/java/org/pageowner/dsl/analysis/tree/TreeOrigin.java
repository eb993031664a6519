package org.pageowner.dsl.analysis.tree;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthTotals;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.IncompleteInput;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import org.pageowner.dsl.table.Totals;

/**
 * The source of the rows of a tree.
 *
 * @param sources the names of the inputs, in order of time
 * @param plan the plan that was run
 * @param isGrowth whether the rows are those of a growth
 * @param isInventory whether the rows are stacks with counts, so that times are not records
 * @param pageSize bytes in a page
 * @param notes sentences about records that are not in the rows, and about the input
 */
record TreeOrigin(
    List<String> sources,
    Plan plan,
    boolean isGrowth,
    boolean isInventory,
    long pageSize,
    List<String> notes) {

  /** Returns the number of nodes for keys that are above the frames of each path. */
  int depthOfKeys() {
    return (int) plan.keys().stream().filter(key -> !key.equals(KeyCatalogue.STACKTRACE)).count();
  }

  static TreeOrigin of(Table table) {
    Totals totals = table.totals();
    List<String> notes = new ArrayList<>();
    boolean isInventory = table.report().isInventory();
    long pageSize = pageSize(table.plan());
    if (totals.earlyPages() > 0) {
      notes.add(
          "of these early, true owner unknown: " + Amount.pages(totals.earlyPages(), pageSize));
    }
    if (totals.leftOutRows() > 0) {
      notes.add(
          "left out by the limit: %s, %s"
              .formatted(
                  Amount.count(totals.leftOutRows(), "row"),
                  Amount.pages(totals.leftOutPages(), pageSize)));
    }
    if (table.report().unmatchedHandles() > 0) {
      notes.add("without a stack: " + Amount.count(table.report().unmatchedHandles(), "record"));
    }
    addIncomplete(table.report(), notes);
    return new TreeOrigin(
        List.of(table.report().source()),
        table.plan(),
        false,
        isInventory,
        pageSize,
        List.copyOf(notes));
  }

  static TreeOrigin of(Growth growth) {
    GrowthTotals totals = growth.totals();
    List<String> notes = new ArrayList<>();
    if (totals.earlyPages().stream().anyMatch(pages -> pages > 0)) {
      notes.add(
          "early, true owner unknown, not among these: %s pages before, %s after"
              .formatted(
                  Amount.number(totals.earlyPages().get(0)),
                  Amount.number(totals.earlyPages().get(growth.dumps() - 1))));
    }
    if (totals.leftOutRows() > 0) {
      notes.add("left out by the limit: " + Amount.count(totals.leftOutRows(), "row"));
    }
    growth.expected().forEach(condition -> notes.add("left out as expected: " + condition));
    growth.reports().forEach(report -> addIncomplete(report, notes));
    return new TreeOrigin(
        growth.reports().stream().map(ReadReport::source).toList(),
        growth.plan(),
        true,
        growth.reports().stream().anyMatch(ReadReport::isInventory),
        pageSize(growth.plan()),
        List.copyOf(notes));
  }

  private static void addIncomplete(ReadReport report, List<String> notes) {
    if (!report.isWhole()) {
      notes.add(IncompleteInput.of(report));
    }
  }

  /** Returns the page size of the plan's bytes. */
  private static long pageSize(Plan plan) {
    return plan.measures().stream()
        .filter(Measure.Bytes.class::isInstance)
        .mapToLong(measure -> ((Measure.Bytes) measure).pageSize())
        .findFirst()
        .orElse(Measure.DEFAULT_PAGE_SIZE);
  }
}
