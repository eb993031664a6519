package org.pageowner.dsl.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.ReadReport.Kind;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.GrowthTotals;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.internal.format.JsonObject;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Table;

/**
 * The facts of a report: a JSON text, and the packed columns to which it refers by number.
 *
 * @param title the title of the page
 * @param json the text, in which {@code <} is escaped, so that it cannot end its element
 * @param columns the columns, as {@link PackedColumns#text} gives them
 */
record ReportData(String title, String json, String columns) {
  private static final long PAGE_SIZE = Measure.DEFAULT_PAGE_SIZE;

  /** Collects the facts of dumps in order of time; pictures of one dump are of the last. */
  static ReportData of(List<Dump> dumps, @Nullable KernelFiles files) {
    return new Collector(dumps, files).collect();
  }

  /** The parts of a report while they are collected. */
  private static final class Collector {
    private final List<Dump> dumps;
    private final Dump last;
    private final Names names = new Names();
    private final StackNodes nodes = new StackNodes(names);
    private final PackedColumns packed = new PackedColumns();
    private final ReportTables tables = new ReportTables(names, nodes);
    private final StringBuilder text = new StringBuilder();
    private final JsonObject json = new JsonObject(text);
    private final Summary summary;

    private final @Nullable Accounting accounting;

    Collector(List<Dump> dumps, @Nullable KernelFiles files) {
      this.dumps = dumps;
      this.last = dumps.get(dumps.size() - 1);
      this.summary = Summary.of(last);
      this.accounting = files == null ? null : Accounting.of(Query.from(last), files);
    }

    ReportData collect() {
      String title =
          dumps.stream()
              .map(dump -> InputNames.fileName(dump.report().source()))
              .distinct()
              .collect(Collectors.joining(" to "));
      json.text("title", title).number("pageSize", PAGE_SIZE);
      List<ReadReport> reports = dumps.stream().map(Dump::report).toList();
      List<String> inputs = InputNames.of(reports);
      json.objects(
          "inputs",
          IntStream.range(0, dumps.size()).boxed().toList(),
          (input, object) -> appendInput(object, inputs.get(input), reports.get(input)));
      appendSummary();
      appendStacks();
      appendScans();
      if (accounting != null) {
        json.objects("accounting", List.of(accounting), (one, object) -> append(one, object));
        tables.add(accounting);
      }
      tables.add(Cgroups.of(last));
      tables.addDiagnostics(reports, inputs);
      json.objects("tables", tables.all(), (table, object) -> table.appendTo(object, packed));
      json.objects("nodes", List.of(nodes), (tree, object) -> tree.appendTo(object, packed));
      json.texts("names", names.all());
      json.objects(
          "columns",
          packed.directory(),
          (entry, object) ->
              object.number("n", entry[0]).number("e", entry[1]).number("b", entry[2]));
      json.end();
      return new ReportData(title, text.toString().replace("<", "\\u003c"), packed.text());
    }

    private static void appendInput(JsonObject json, String name, ReadReport report) {
      json.text("source", name)
          .text("kind", report.kind().text())
          .texts("kernels", kernels(report))
          .text("unit", unit(report.kind()))
          .number("records", report.records())
          .number("pages", report.pages())
          .number("bytes", report.bytes())
          .number("stacks", report.stacks())
          .flag("isInventory", report.isInventory())
          .number("earlyPages", report.earlyPages())
          .number("malformed", report.malformed())
          .number("unknownLines", report.unknownLines())
          .flag("isWhole", report.isWhole());
    }

    /** Returns the kernels that print such a text; none for the outputs of tools. */
    private static List<String> kernels(ReadReport report) {
      return report.kind() == Kind.SORTED || report.kind() == Kind.CENSUS
          ? List.of()
          : report.dialects().stream().map(Dialect::kernels).toList();
    }

    private static String unit(Kind kind) {
      return switch (kind) {
        case DUMP, LOG -> "record";
        case STACKS -> "stack";
        case MODULES -> "module";
        case SORTED -> "block";
        case CENSUS -> "group";
      };
    }

    private void appendSummary() {
      json.objects(
          "summary",
          List.of(summary),
          (one, object) ->
              object
                  .number("records", one.records())
                  .number("pages", one.pages())
                  .number("earlyPages", one.earlyPages())
                  .number("oldest", millis(one.oldestAllocTs()))
                  .number("newest", millis(one.newestAllocTs()))
                  .texts("unusual", one.oddities()));
      tables.add(summary);
    }

    private void appendStacks() {
      List<Table> early = dumps.stream().map(Collector::early).toList();
      StackAmounts stacks;
      if (dumps.size() == 1) {
        stacks = StackAmounts.of(summary.stacks(), early.get(0));
      } else {
        Growth growth = Growth.across(dumps.toArray(Dump[]::new));
        stacks = StackAmounts.of(growth, summary.stacks(), early);
        json.objects("growth", List.of(growth), Collector::append);
      }
      dumps.forEach(dump -> stacks.addUsages(usages(dump)));
      json.objects(
          "stacks", List.of(stacks), (all, object) -> all.appendTo(object, packed, names, nodes));
    }

    private static Table early(Dump dump) {
      return Query.from(dump).where(Keys.EARLY).cull(Keys.STACKTRACE).run();
    }

    private static Table usages(Dump dump) {
      return Query.from(dump).cull(Keys.STACKTRACE, Keys.USAGE).run();
    }

    private static void append(Growth growth, JsonObject json) {
      GrowthTotals totals = growth.totals();
      json.text("tracking", growth.tracking().description())
          .number("pagesBefore", totals.pagesBefore())
          .number("pagesAfter", totals.pagesAfter())
          .number("timesBefore", totals.timesBefore())
          .number("timesAfter", totals.timesAfter());
    }

    private static void append(Accounting accounting, JsonObject json) {
      json.number("total", accounting.total())
          .number("free", accounting.free())
          .number("tracked", accounting.tracked())
          .number("notInMeminfo", accounting.unaccounted())
          .number("untracked", accounting.untracked())
          .number("pageSize", accounting.pageSize());
    }

    private void appendScans() {
      StackFacts stacks = new StackFacts(last, names, nodes);
      Timeline timeline =
          new Timeline(stacks, names, summary.oldestAllocTs(), summary.newestAllocTs());
      List<RecordScan.Visitor> scans = new ArrayList<>(List.of(timeline));
      Fragmentation fragmentation = Fragmentation.of(last);
      BlockMap map = null;
      if (fragmentation.records() > 0) {
        map = new BlockMap(last, fragmentation, stacks, names);
        scans.add(map);
      }
      RecordScan.of(last, new RecordUsages(names), scans);
      if (!timeline.isEmpty()) {
        json.objects(
            "timeline", List.of(timeline), (one, object) -> one.appendTo(object, packed, ends()));
      }
      if (map != null) {
        tables.add(fragmentation);
        BlockMapExport export = new BlockMapExport(map, stacks, names);
        json.objects(
            "map",
            List.of(export),
            (one, object) -> one.appendTo(object, packed, fragmentation, PAGE_SIZE));
      }
    }

    /** Returns the newest time of an allocation in each dump but the last. */
    private List<Long> ends() {
      return dumps.subList(0, dumps.size() - 1).stream()
          .map(Collector::newest)
          .filter(Objects::nonNull)
          .toList();
    }

    private static @Nullable Long newest(Dump dump) {
      Table all =
          Query.from(dump)
              .where(Keys.EARLY.not())
              .cull(Keys.EARLY)
              .measure(Keys.LAST_ALLOC_TS)
              .run();
      return all.isEmpty() ? null : all.row(0).get(Keys.LAST_ALLOC_TS);
    }

    private static @Nullable Long millis(@Nullable Long nanos) {
      return nanos == null ? null : (Long) Timeline.millis(nanos);
    }
  }
}
