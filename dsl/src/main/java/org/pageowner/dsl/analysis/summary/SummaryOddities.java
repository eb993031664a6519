package org.pageowner.dsl.analysis.summary;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/** Unusual facts about a dump: malformed input, and unusual records. */
final class SummaryOddities {
  private final SummaryTables summary;
  private final List<String> lines = new ArrayList<>();

  private SummaryOddities(SummaryTables summary) {
    this.summary = summary;
  }

  /** Returns one sentence for each; empty if there is none. */
  static List<String> of(SummaryTables summary) {
    SummaryOddities oddities = new SummaryOddities(summary);
    oddities.readAll();
    return List.copyOf(oddities.lines);
  }

  private void readAll() {
    ReadReport report = summary.report();
    if (report.truncatedTail()) {
      lines.add("the input ends inside a record, or without its last empty line");
    }
    if (report.stopped() != null) {
      lines.add(report.stopped());
    }
    add(report.malformed(), Amount.count(report.malformed(), "malformed piece") + " in the input");
    add(report.unknownLines(), Amount.count(report.unknownLines(), "unknown line"));
    add(
        report.unmatchedHandles(),
        Amount.count(report.unmatchedHandles(), "record") + " whose handle has no stack");
    long empty = 0;
    long unresolved = 0;
    long callers = 0;
    for (Row row : summary.stacks()) {
      StackTrace stack = row.get(Keys.STACKTRACE);
      if (stack == null || stack.isEmpty()) {
        empty += row.pages();
      } else if (stack.frames().stream().anyMatch(SummaryOddities::isUnresolved)) {
        unresolved += row.pages();
        callers += stack.module() == null ? row.pages() : 0;
      }
    }
    add(empty, pages(empty) + " without a stack");
    add(unresolved, pages(unresolved) + " in stacks with bare addresses, as of unloaded modules");
    add(callers, pages(callers) + " of no known module: the caller is an address");
    Table cgroups = summary.offlineCgroups();
    long held = cgroups.totals().pages();
    add(held, pages(held) + " held in " + Amount.count(cgroups.size(), "removed memory cgroup"));
    long fallback = 0;
    for (Row row : summary.fallbacks()) {
      String requested = row.get(Keys.MIGRATE_TYPE);
      String block = row.get(Keys.PAGEBLOCK_TYPE);
      fallback += requested != null && block != null && !requested.equals(block) ? row.pages() : 0;
    }
    add(fallback, pages(fallback) + " in pageblocks of another type than was asked for");
  }

  private static boolean isUnresolved(Frame frame) {
    return frame.symbol() == null;
  }

  private String pages(long pages) {
    return Amount.pages(pages, summary.pageSize());
  }

  private void add(long count, String line) {
    if (count > 0) {
      lines.add(line);
    }
  }
}
