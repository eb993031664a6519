package org.pageowner.dsl.table;

import static org.pageowner.dsl.internal.layout.Amount.count;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.OwnPages;
import org.pageowner.dsl.internal.layout.UnknownModule;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.Measure;

/** The last lines of a table: how much there is in all, and how much of it is not shown. */
final class Footer {
  private final Table table;
  private final long pageSize;

  Footer(Table table) {
    this.table = table;
    this.pageSize =
        table.plan().measures().stream()
            .map(measure -> measure.base())
            .filter(Measure.Bytes.class::isInstance)
            .mapToLong(measure -> ((Measure.Bytes) measure).pageSize())
            .findFirst()
            .orElse(Measure.DEFAULT_PAGE_SIZE);
  }

  /** Appends the totals of the rows, and notes about early, missing and malformed records. */
  void appendTo(Grid grid) {
    Totals totals = table.totals();
    long others = table.plan().hasOthers() ? table.stream().filter(Row::isOthers).count() : 0;
    long all = Math.max(totals.rows(), table.size() - others);
    grid.allRows(all)
        .rowsOfRest(others)
        .total(
            amount(totals.times() - totals.removedTimes(), totals.pages() - totals.removedPages()));
    table.notes().forEach(grid::note);
    // Early records are not counted by row: those of the removed rows are unknown.
    if (totals.earlyTimes() > 0 && totals.removedRows() == 0) {
      grid.note(
          "of these early, true owner unknown: "
              + amount(totals.earlyTimes(), totals.earlyPages()));
    }
    if (totals.leftOutRows() > 0) {
      // Rows of functions have records in common, so others may have those of rows that are shown.
      boolean isOverlapping = others > 0 && table.plan().keys().contains(KeyCatalogue.FRAMES);
      grid.note(
          (others > 0 ? "in the rows of others: " : "left out by the limit: ")
              + count(totals.leftOutRows(), "row")
              + (isOverlapping ? "" : ", " + amount(totals.leftOutTimes(), totals.leftOutPages())));
    }
    if (totals.removedRows() > 0) {
      grid.note(
          "removed by having: "
              + count(totals.removedRows(), "row")
              + ", "
              + amount(totals.removedTimes(), totals.removedPages()));
    }
    long unresolved = table.rows().pagesWithoutModule();
    if (unresolved > 0) {
      grid.note(UnknownModule.of(Amount.pages(unresolved, pageSize)));
    }
    OwnPages.of(table.report(), pageSize).ifPresent(grid::note);
    if (table.report().unmatchedHandles() > 0) {
      grid.note("without a stack: " + count(table.report().unmatchedHandles(), "record"));
    }
    if (!table.report().isClean()) {
      grid.note("odd in the input: " + oddities(table.report()));
    }
  }

  private static String oddities(ReadReport report) {
    List<String> parts = new ArrayList<>();
    if (report.malformed() > 0) {
      parts.add(count(report.malformed(), "malformed piece"));
    }
    if (report.unknownLines() > 0) {
      parts.add(count(report.unknownLines(), "unknown line"));
    }
    if (report.truncatedTail()) {
      parts.add("the last record is cut or not closed");
    }
    if (report.stopped() != null) {
      parts.add(report.stopped());
    }
    return String.join(", ", parts);
  }

  private String amount(long times, long pages) {
    boolean inventory = table.report().isInventory();
    if (inventory && pages == 0) {
      return count(times, "time"); // show_stacks_handles has no counts
    }
    return count(times, inventory ? "time" : "record") + ", " + Amount.pages(pages, pageSize);
  }
}
