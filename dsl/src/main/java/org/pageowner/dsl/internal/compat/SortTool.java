package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.FirstRowColumn;
import org.pageowner.dsl.internal.engine.Scan;
import org.pageowner.dsl.internal.engine.Source;
import org.pageowner.dsl.internal.engine.column.KeyColumn;

/** Groups and sorts as the tool does. */
public final class SortTool {
  private final SortCommand command;
  private final ToolColumns columns;
  private final Scan pass;
  private final Map<ToolKey, FirstRowColumn> carried = new EnumMap<>(ToolKey.class);

  /** The texts of the groups' first records, if these are grouped or sorted by text. */
  private final @Nullable RecordTexts texts;

  private final Grouping groups;

  private SortTool(SortCommand command, boolean copying) {
    this.command = command;
    this.columns = new ToolColumns(command.version());
    this.pass = new Scan(columns.engine(), SortFilters.of(command, columns), copying);
    for (ToolKey key : ToolKey.values()) {
      if (isCarried(key)) {
        carried.put(key, new FirstRowColumn(columns.of(key)));
      }
    }
    boolean byText = command.cull().isEmpty();
    this.texts =
        byText || isSortedBy(ToolKey.TEXT)
            ? new RecordTexts(columns.engine(), pass.refs(), command.keepsTimeStamps())
            : null;
    this.groups =
        byText
            ? new TextGrouping(columns, Objects.requireNonNull(texts), carried.values())
            : new KeyGrouping(columns, cullColumns(), texts, carried.values());
  }

  /** Reads the source and writes what the tool would; tells what was read. */
  public static ReadReport run(SortCommand command, Source source, OutputStream out)
      throws IOException {
    SortTool run = new SortTool(command, source.isStreamed());
    ReadReport report = source.read(batch -> run.pass.read(batch, run.groups));
    run.write(out);
    return report;
  }

  private boolean isCarried(ToolKey key) {
    boolean shown = !command.cull().isEmpty() && command.shows(key);
    boolean isCount = key == ToolKey.TEXT || key == ToolKey.TIMES || key == ToolKey.PAGES;
    return !isCount && (isSortedBy(key) || shown || command.cull().contains(key));
  }

  private boolean isSortedBy(ToolKey key) {
    return command.order().stream().anyMatch(order -> order.key() == key);
  }

  private List<KeyColumn> cullColumns() {
    List<KeyColumn> keys = new ArrayList<>();
    for (ToolKey key : ToolKey.values()) {
      if (command.cull().contains(key)) {
        keys.add(columns.of(key));
      }
    }
    return keys;
  }

  private void write(OutputStream out) throws IOException {
    GroupOrder order = new GroupOrder(command, groups, carried);
    if (texts == null) {
      new ParallelPrinter(order.sorted(null), culledWriter()).run(out);
    } else {
      TextWriter writer = new TextWriter(texts, columns.engine());
      int[] sorted = order.sorted(new TextOrder(texts, columns.engine(), writer));
      boolean byText = command.cull().isEmpty();
      new ParallelPrinter(sorted, byText ? new TextGroupWriter(texts, writer) : culledWriter())
          .run(out);
    }
  }

  private GroupWriter culledWriter() {
    return new CulledGroupWriter(command, carried, groups, columns.tail());
  }
}
