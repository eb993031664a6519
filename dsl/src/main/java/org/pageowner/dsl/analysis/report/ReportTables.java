package org.pageowner.dsl.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.CounterLine;
import org.pageowner.dsl.analysis.accounting.Reason;
import org.pageowner.dsl.analysis.accounting.UncountedOwner;
import org.pageowner.dsl.analysis.cgroups.Cgroup;
import org.pageowner.dsl.analysis.cgroups.CgroupPin;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Culprit;
import org.pageowner.dsl.analysis.fragmentation.Culprits;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.fragmentation.MixedBlocks;
import org.pageowner.dsl.analysis.fragmentation.SpoiledBlock;
import org.pageowner.dsl.analysis.report.DataTable.Kind;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/** The tables of a report: the answers of the analyses, row by row. */
final class ReportTables {
  private final Names names;
  private final StackNodes nodes;
  private final List<DataTable> all = new ArrayList<>();

  ReportTables(Names names, StackNodes nodes) {
    this.names = names;
    this.nodes = nodes;
  }

  /** Returns the tables in the order in which they were added. */
  List<DataTable> all() {
    return all;
  }

  private DataTable table(String id, String title) {
    DataTable table = new DataTable(id, title, names);
    all.add(table);
    return table;
  }

  /** Adds the tables of a summary whose keys the input prints, except that of stacks. */
  void add(Summary summary) {
    String times = summary.report().isInventory() ? "times" : "allocations";
    add("usages", "Usages", times, summary.usages());
    add("modules", "Modules", times, summary.modules());
    add("allocators", "Allocators", times, summary.allocators());
    add("orders", "Orders", times, summary.orders());
    add("migrate-types", "Requested migrate types", times, summary.migrateTypes());
    add("zones", "Nodes and zones", times, summary.zones());
    add("processes", "Processes that allocated", times, summary.processes());
  }

  private void add(String id, String title, String times, Table answer) {
    List<Column<?>> keys =
        answer.columns().stream().filter(column -> !(column instanceof Measure)).toList();
    if (answer.stream().noneMatch(row -> keys.stream().anyMatch(key -> row.get(key) != null))) {
      return;
    }
    DataTable table = table(id, title);
    for (Column<?> key : keys) {
      table.column(
          key.name().replace('_', ' '), key instanceof NumberKey ? Kind.NUMBER : Kind.TEXT);
    }
    table.column(times, Kind.COUNT).column("pages", Kind.PAGES);
    for (Row row : answer) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (Column<?> key : keys) {
        Object value = row.get(key);
        cells.add(value instanceof Mask mask ? mask.text() : value);
      }
      cells.add(row.times());
      cells.add(row.pages());
      table.row(cells.toArray());
    }
  }

  /** Adds the counters of meminfo beside the dump, and the owners that no counter knows. */
  void add(Accounting accounting) {
    DataTable table =
        table("counters", "Counters of meminfo beside the dump, in pages")
            .column("counter", Kind.TEXT)
            .column("meminfo", Kind.COUNT)
            .column("dump", Kind.COUNT)
            .column("differs", Kind.CHANGE)
            .column("unexplained", Kind.CHANGE)
            .column("reasons (~ at most)", Kind.TEXT);
    for (CounterLine line : accounting.counters()) {
      table.row(
          line.name(),
          line.counter(),
          line.dump(),
          line.difference(),
          line.unexplained(),
          line.reasons().isEmpty()
              ? null
              : line.reasons().stream().map(ReportTables::text).collect(Collectors.joining("; ")));
    }
    table.note("File is Cached + Buffers - Shmem; differs is meminfo less the dump.");
    DataTable owners =
        table("not-in-meminfo", "Owners that no line of meminfo counts")
            .column("usage", Kind.TEXT)
            .column("module", Kind.TEXT)
            .column("caller", Kind.TEXT)
            .column("pages", Kind.PAGES);
    for (UncountedOwner owner : accounting.notInMeminfo()) {
      owners.row(owner.usage(), owner.module(), owner.caller(), owner.pages());
    }
    if (accounting.earlyPages() > 0) {
      owners.note("early pages are those from before page_owner was ready");
    }
  }

  private static String text(Reason reason) {
    return (reason.isExact() ? "" : "~") + Amount.signed(reason.pages()) + " " + reason.reason();
  }

  /** Adds the cgroups, and the stacks that pin removed ones. */
  void add(Cgroups cgroups) {
    DataTable table =
        table("cgroups", "Memory cgroups")
            .column("cgroup", Kind.TEXT)
            .column("state", Kind.TEXT)
            .column("allocations", Kind.COUNT)
            .column("pages", Kind.PAGES)
            .column("by objects", Kind.COUNT)
            .column("directly", Kind.COUNT)
            .column("oldest", Kind.TIME)
            .column("newest", Kind.TIME);
    for (Cgroup cgroup : cgroups.all()) {
      table.row(
          cgroup.name(),
          cgroup.offline() ? "removed" : "online",
          cgroup.times(),
          cgroup.pages(),
          cgroup.objcgPages(),
          cgroup.directPages(),
          millis(cgroup.firstAllocTs()),
          millis(cgroup.lastAllocTs()));
    }
    if (cgroups.unchargedPages() > 0 && table.rows() > 0) {
      table.note("not charged to a cgroup: " + Amount.count(cgroups.unchargedPages(), "page"));
    }
    if (!cgroups.pins().isEmpty()) {
      addPins(cgroups.pins());
    }
  }

  private void addPins(List<CgroupPin> pins) {
    DataTable table =
        table("pins", "Stacks that pin removed cgroups")
            .column("cgroup", Kind.TEXT)
            .column("charged", Kind.TEXT)
            .column("allocations", Kind.COUNT)
            .column("pages", Kind.PAGES)
            .column("stack", Kind.STACK);
    for (CgroupPin pin : pins) {
      table.row(
          pin.cgroup(),
          pin.isObjcg() ? "by objects" : "directly",
          pin.times(),
          pin.pages(),
          nodes.add(pin.get(Keys.STACKTRACE)));
    }
  }

  /** Adds the counts of mixed pageblocks, and the owners of the pages that make them so. */
  void add(Fragmentation fragmentation) {
    DataTable table =
        table("mixed", "Mixed pageblocks, as /proc/pagetypeinfo counts them")
            .column("node", Kind.NUMBER)
            .column("zone", Kind.NUMBER)
            .column("type", Kind.TEXT)
            .column("tracked blocks", Kind.COUNT)
            .column("mixed blocks", Kind.COUNT)
            .column("of these CMA", Kind.COUNT)
            .column("pages in mixed", Kind.COUNT)
            .column("full", Kind.PERMILLE)
            .column("foreign pages", Kind.COUNT);
    for (MixedBlocks row : fragmentation.mixed()) {
      Double fullness = row.fullness();
      table.row(
          row.node(),
          row.zone(),
          row.type(),
          row.tracked(),
          row.blocks(),
          row.cmaBlocks(),
          row.pages(),
          fullness == null ? null : Math.round(fullness * 1000),
          row.foreignPages());
    }
    fragmentation.notes().forEach(table::note);
    addCulprits(fragmentation.culprits(Keys.MODULE));
    addCulpritStacks(fragmentation.culprits(Keys.STACKTRACE));
    addSpoiled(fragmentation.singlePageBlocks());
  }

  private DataTable culprits(String id, String title, String key, Kind kind) {
    return table(id, title)
        .column(key, kind)
        .column("blocks", Kind.COUNT)
        .column("whole again", Kind.COUNT)
        .column("allocations", Kind.COUNT)
        .column("pages", Kind.PAGES);
  }

  private void addCulprits(Culprits culprits) {
    if (culprits.size() == 0) {
      return;
    }
    DataTable table =
        culprits("culprits", "Modules with pages in Movable blocks", "module", Kind.TEXT);
    for (Culprit one : culprits) {
      String module = one.isEarly() ? "(early)" : one.get(Keys.MODULE);
      table.row(module, one.blocks(), one.wholeAgain(), one.times(), one.pages());
    }
  }

  private void addCulpritStacks(Culprits culprits) {
    if (culprits.size() == 0) {
      return;
    }
    DataTable table =
        culprits("culprit-stacks", "Stacks with pages in Movable blocks", "stack", Kind.STACK);
    for (Culprit one : culprits) {
      int stack = nodes.add(one.get(Keys.STACKTRACE));
      table.row(stack, one.blocks(), one.wholeAgain(), one.times(), one.pages());
    }
  }

  private void addSpoiled(List<SpoiledBlock> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    DataTable table =
        table("spoiled", "Movable blocks that a single page spoils")
            .column("node", Kind.NUMBER)
            .column("zone", Kind.NUMBER)
            .column("pageblock", Kind.NUMBER)
            .column("tracked pages", Kind.COUNT)
            .column("PFN", Kind.HEX)
            .column("task", Kind.TEXT)
            .column("cgroup", Kind.TEXT)
            .column("module", Kind.TEXT)
            .column("stack", Kind.STACK);
    for (SpoiledBlock block : blocks) {
      StackTrace stack = block.get(Keys.STACKTRACE);
      table.row(
          block.get(Keys.NODE),
          block.get(Keys.ZONE),
          block.get(Keys.PAGEBLOCK),
          block.pages(),
          block.get(Keys.PFN),
          block.get(Keys.NAME),
          block.get(Keys.MEMCG),
          block.get(Keys.MODULE),
          nodes.add(stack));
    }
  }

  /**
   * Adds the parts of the inputs that could not be read as a kernel prints them.
   *
   * @param inputs the names of the inputs
   */
  void addDiagnostics(List<ReadReport> reports, List<String> inputs) {
    DataTable table =
        table("diagnostics", "Malformed and unknown parts of the input")
            .column("input", Kind.TEXT)
            .column("kind", Kind.TEXT)
            .column("line", Kind.NUMBER)
            .column("reason", Kind.TEXT)
            .column("text", Kind.TEXT);
    for (int input = 0; input < reports.size(); input++) {
      ReadReport report = reports.get(input);
      addAll(table, inputs.get(input), "malformed", report.samples());
      addAll(table, inputs.get(input), "unknown line", report.unknownLineSamples());
      long left =
          report.malformed()
              - report.samples().size()
              + report.unknownLines()
              - report.unknownLineSamples().size();
      if (left > 0) {
        table.note(Amount.number(left) + " more in " + inputs.get(input));
      }
    }
    if (table.rows() == 0) {
      all.remove(table);
    }
  }

  private static void addAll(
      DataTable table, String input, String kind, List<Diagnostic> diagnostics) {
    for (Diagnostic one : diagnostics) {
      table.row(input, kind, one.line(), one.reason(), one.excerpt());
    }
  }

  private static @Nullable Long millis(@Nullable Long nanos) {
    return nanos == null ? null : (Long) Timeline.millis(nanos);
  }
}
