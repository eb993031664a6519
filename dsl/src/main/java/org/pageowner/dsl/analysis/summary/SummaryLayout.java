package org.pageowner.dsl.analysis.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.TimeStamp;
import org.pageowner.dsl.Keys;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.internal.layout.Amount;
import org.pageowner.dsl.internal.layout.Bar;
import org.pageowner.dsl.internal.layout.CellText;
import org.pageowner.dsl.internal.layout.Grid;
import org.pageowner.dsl.internal.layout.OwnPages;
import org.pageowner.dsl.internal.layout.Percentage;
import org.pageowner.dsl.internal.layout.SideBySide;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/** Lays out a summary as text and as HTML, from the same tables. */
final class SummaryLayout {
  private static final int WIDTH = 80;
  private static final int HALF = 39;
  private static final int FEW_ROWS = 5;
  private static final int USAGE_ROWS = 8;
  private static final int ORDER_ROWS = 12;
  private static final int ACCOUNTING_ROWS = 12;
  private static final int STACK_ROWS = 8;

  private final SummaryTables summary;
  private final long owned;

  /** A table of the screen, and the number of its rows that are shown. */
  private record Section(Grid grid, int rows) {}

  /** A layout of these tables. */
  SummaryLayout(SummaryTables summary) {
    this.summary = summary;
    this.owned = summary.pages() - summary.earlyPages();
  }

  /** Returns one screen, 80 characters wide. */
  String text() {
    StringBuilder text = new StringBuilder();
    head().forEach(line -> text.append(CellText.of(line, WIDTH)).append('\n'));
    append(text, SideBySide.of(blocks(left(), HALF), blocks(right(), HALF), HALF));
    append(text, blocks(below(), WIDTH));
    append(text, accounting(Format.TEXT));
    append(text, String.join("\n", unusual()));
    return text.toString().stripTrailing();
  }

  private static void append(StringBuilder text, String block) {
    if (!block.isEmpty()) {
      text.append('\n').append(block.stripTrailing()).append('\n');
    }
  }

  private static String blocks(List<Section> parts, int width) {
    return parts.stream()
        .map(part -> part.grid().text(part.rows(), width))
        .collect(Collectors.joining("\n\n"));
  }

  /** Returns an HTML fragment. */
  String html() {
    StringBuilder html = new StringBuilder("<div dir=\"ltr\" style=\"color:inherit\">\n");
    List<String> head = head();
    for (int i = 0; i < head.size(); i++) {
      html.append(line(head.get(i), i == 0 ? "font-weight:600" : "font-size:13px"));
    }
    html.append("<div style=\"display:flex;flex-wrap:wrap;gap:0 3em\">\n");
    html.append(column(left())).append(column(right())).append("</div>\n");
    html.append(column(below())).append(accounting(Format.HTML));
    unusual().forEach(text -> html.append(line(text, "font-size:13px")));
    return html.append("</div>").toString();
  }

  /** Returns the accounting; empty if meminfo was not given. */
  private String accounting(Format format) {
    StringBuilder text = new StringBuilder();
    Accounting accounting = summary.accounting();
    if (accounting != null) {
      try {
        accounting.writeTo(text, format, Layout.DEFAULT.withWidth(WIDTH).withRows(ACCOUNTING_ROWS));
      } catch (IOException e) {
        throw new AssertionError("a StringBuilder takes everything", e);
      }
    }
    return text.toString();
  }

  private static String line(String text, String style) {
    return "<div style=\"" + style + "\">" + ByteText.html(text) + "</div>\n";
  }

  private static String column(List<Section> parts) {
    return parts.stream()
        .map(part -> part.grid().html(part.rows()))
        .collect(Collectors.joining("\n", "<div>\n", "</div>\n"));
  }

  private List<String> head() {
    List<String> lines = new ArrayList<>();
    String unit = summary.report().isInventory() ? "time" : "record";
    lines.add(source());
    lines.add(
        Amount.count(summary.records(), unit)
            + ", "
            + Amount.pages(summary.pages(), summary.pageSize())
            + ", "
            + Amount.count(summary.stackCount(), "stack"));
    if (summary.earlyPages() > 0) {
      lines.add(
          "early, owner unknown, left out below: "
              + Amount.count(summary.total().totals().earlyTimes(), unit)
              + ", "
              + Amount.pages(summary.earlyPages(), summary.pageSize()));
    }
    OwnPages.of(summary.report(), summary.pageSize()).ifPresent(lines::add);
    addTime(lines, "oldest", summary.ofOwned(Keys.FIRST_ALLOC_TS), Keys.FIRST_ALLOC_TS);
    addTime(lines, "newest", summary.ofOwned(Keys.LAST_ALLOC_TS), Keys.LAST_ALLOC_TS);
    return lines;
  }

  /** Returns the source and its kernels. A long path keeps its end, which is more specific. */
  private String source() {
    String kernels =
        summary.report().dialects().stream()
            .map(Dialect::kernels)
            .collect(Collectors.joining(", ", " (kernel ", ")"));
    String source = summary.report().source();
    int maxLength = Math.max(WIDTH / 2, WIDTH - kernels.length());
    return (source.length() > maxLength
            ? "…" + source.substring(source.length() - maxLength + 1)
            : source)
        + (summary.report().dialects().isEmpty() ? "" : kernels);
  }

  private void addTime(
      List<String> lines, String which, @Nullable Long allocTs, Measure<Long> measure) {
    for (Row row : summary.stacks()) {
      if (allocTs != null && allocTs.equals(row.get(measure))) {
        StackTrace stack = row.get(Keys.STACKTRACE);
        lines.add(
            which
                + ": "
                + TimeStamp.text(allocTs)
                + " after boot"
                + (stack == null ? "" : ", " + CellText.of(stack.fromCaller(), WIDTH)));
        return;
      }
    }
  }

  private List<Section> left() {
    return parts(
        part(summary.usages(), USAGE_ROWS),
        part(summary.allocators(), FEW_ROWS),
        part(summary.migrateTypes(), FEW_ROWS));
  }

  private List<Section> right() {
    return parts(
        part(summary.modules(), FEW_ROWS),
        part(summary.orders(), ORDER_ROWS),
        part(summary.zones(), FEW_ROWS));
  }

  private List<Section> below() {
    return parts(stacks(), part(summary.processes(), FEW_ROWS));
  }

  private static List<Section> parts(Section... parts) {
    return Arrays.stream(parts).filter(part -> part.rows() > 0).toList();
  }

  /**
   * Returns a table with shares in place of times; without rows if the input does not print its
   * keys.
   */
  private Section part(Table table, int rows) {
    List<Column<?>> keys =
        table.columns().stream().filter(column -> !(column instanceof Measure)).toList();
    List<Grid.Column> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(Grid.column(key)));
    columns.add(Grid.amount("pages"));
    columns.add(Grid.right("share"));
    columns.add(Grid.left(""));
    Grid grid = Grid.of(columns.toArray(Grid.Column[]::new)).allRows(table.size());
    boolean isPrinted = table.size() > rows;
    for (Row row : table.stream().limit(rows).toList()) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (Column<?> key : keys) {
        Object value = row.get(key);
        isPrinted |= value != null;
        cells.add(value);
      }
      cells.add(row.pages());
      cells.add(Percentage.percent(row.pages(), owned));
      cells.add(new Bar(row.pages(), owned));
      grid.row(cells.toArray());
    }
    return new Section(grid, isPrinted ? rows : 0);
  }

  /** Returns the table of stacks; stacks that are equal from the caller outward are one row. */
  private Section stacks() {
    Map<Optional<StackTrace>, Long> pages = new LinkedHashMap<>();
    for (Row row : summary.stacks()) {
      pages.merge(
          Optional.ofNullable(row.get(Keys.STACKTRACE)).map(StackTrace::fromCaller),
          row.pages(),
          Long::sum);
    }
    Grid grid =
        Grid.of(
            Grid.amount("pages"),
            Grid.right("share"),
            Grid.left("module"),
            Grid.stack("stack, from the caller outward"));
    pages.entrySet().stream()
        .sorted(Map.Entry.<Optional<StackTrace>, Long>comparingByValue().reversed())
        .limit(STACK_ROWS)
        .forEach(
            entry -> {
              StackTrace stack = entry.getKey().orElse(null);
              grid.row(
                  entry.getValue(),
                  Percentage.percent(entry.getValue(), owned),
                  stack == null ? null : stack.module(),
                  stack);
            });
    boolean isPrinted = pages.keySet().stream().anyMatch(Optional::isPresent);
    return new Section(grid.allRows(pages.size()), isPrinted ? STACK_ROWS : 0);
  }

  private List<String> unusual() {
    List<String> oddities = SummaryOddities.of(summary);
    if (oddities.isEmpty()) {
      return List.of(summary.report().records() == 0 ? "no record" : "nothing unusual");
    }
    return oddities.stream().map(line -> "unusual: " + line).toList();
  }
}
