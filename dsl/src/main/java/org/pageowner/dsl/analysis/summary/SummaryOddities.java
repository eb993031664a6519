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

/** What is odd about a dump: in how it was read, and in what it holds. */
final class SummaryOddities {
  private final SummaryTables summary;
  private final List<String> lines = new ArrayList<>();

  private SummaryOddities(SummaryTables summary) {
    this.summary = summary;
  }

  /** One sentence each; empty if nothing is odd. */
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
    say(report.malformed(), Amount.count(report.malformed(), "malformed piece") + " in the input");
    say(report.unknownLines(), Amount.count(report.unknownLines(), "unknown line"));
    say(
        report.unmatchedHandles(),
        Amount.count(report.unmatchedHandles(), "record") + " whose handle has no stack");
    long empty = 0;
    long unresolved = 0;
    for (Row row : summary.stacks()) {
      StackTrace stack = row.get(Keys.STACKTRACE);
      if (stack == null || stack.isEmpty()) {
        empty += row.pages();
      } else if (stack.frames().stream().anyMatch(SummaryOddities::isUnresolved)) {
        unresolved += row.pages();
      }
    }
    say(empty, pages(empty) + " without a stack");
    say(unresolved, pages(unresolved) + " in stacks with bare addresses, as of unloaded modules");
    Table cgroups = summary.offlineCgroups();
    long held = cgroups.totals().pages();
    say(held, pages(held) + " held in " + Amount.count(cgroups.size(), "removed memory cgroup"));
    long strange = 0;
    for (Row row : summary.fallbacks()) {
      String asked = row.get(Keys.MIGRATE_TYPE);
      String block = row.get(Keys.PAGEBLOCK_TYPE);
      strange += asked != null && block != null && !asked.equals(block) ? row.pages() : 0;
    }
    say(strange, pages(strange) + " in pageblocks of another type than was asked for");
  }

  private static boolean isUnresolved(Frame frame) {
    return frame.symbol() == null;
  }

  private String pages(long pages) {
    return Amount.pages(pages, summary.pageSize());
  }

  private void say(long count, String line) {
    if (count > 0) {
      lines.add(line);
    }
  }
}
