package org.pageowner.dsl.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.plan.Measure;

/** The last lines of a table: how much there is in all, and how much of it is not shown. */
final class Footer {
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

  private final Table table;
  private final long pageSize;

  Footer(Table table) {
    this.table = table;
    this.pageSize =
        table.plan().measures().stream()
            .filter(measure -> measure.kind() == Measure.Kind.BYTES)
            .mapToLong(Measure::pageSize)
            .findFirst()
            .orElse(Measure.DEFAULT_PAGE_SIZE);
  }

  List<String> lines(int shownRows) {
    Totals totals = table.totals();
    List<String> lines = new ArrayList<>();
    lines.add(
        (shownRows == totals.rows() ? "" : number(shownRows) + " of ")
            + count(totals.rows(), "row")
            + ": "
            + amount(totals.times(), totals.pages()));
    if (totals.earlyTimes() > 0) {
      lines.add(
          "of these early, true owner unknown: "
              + amount(totals.earlyTimes(), totals.earlyPages()));
    }
    if (totals.leftOutRows() > 0) {
      lines.add(
          "left out by the limit: "
              + count(totals.leftOutRows(), "row")
              + ", "
              + amount(totals.leftOutTimes(), totals.leftOutPages()));
    }
    if (table.report().unmatchedHandles() > 0) {
      lines.add("without a stack: " + count(table.report().unmatchedHandles(), "record"));
    }
    if (!table.report().isClean()) {
      lines.add("odd in the input: " + oddities(table.report()));
    }
    return lines;
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
    return String.join(", ", parts);
  }

  private String amount(long times, long pages) {
    boolean inventory = table.report().isInventory();
    if (inventory && pages == 0) {
      return count(times, "time"); // show_stacks_handles has no counts
    }
    return count(times, inventory ? "time" : "record")
        + ", "
        + count(pages, "page")
        + " ("
        + bytes(pages)
        + ")";
  }

  private static String count(long count, String what) {
    return number(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Floating point, as pages times a page size may be more than 2^63. */
  private String bytes(long pages) {
    double size = (double) pages * pageSize / 1024;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    String format = size == Math.rint(size) ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, format, size, UNITS.get(unit));
  }
}
