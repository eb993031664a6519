package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.GroupCollector;
import org.pageowner.dsl.internal.engine.ResultRows;
import org.pageowner.dsl.internal.engine.ResultSink;
import org.pageowner.dsl.internal.engine.column.KeyColumn;

/** Prints the groups of a result in the tool's layout. */
final class SortToolPrinter implements ResultSink<ReadReport> {
  private final SortCommand command;
  private final Map<ToolKey, KeyColumn> shown;
  private final StackTextColumn stackTexts;
  private final @Nullable RecordTexts texts;
  private final OutputStream out;

  /**
   * A printer for one run.
   *
   * @param shown the keys whose values are printed
   * @param texts the texts to print instead, if each text is a group
   * @param out the output
   */
  SortToolPrinter(
      SortCommand command,
      Map<ToolKey, KeyColumn> shown,
      StackTextColumn stackTexts,
      @Nullable RecordTexts texts,
      OutputStream out) {
    this.command = command;
    this.shown = shown;
    this.stackTexts = stackTexts;
    this.texts = texts;
    this.out = out;
  }

  @Override
  public ReadReport take(ResultRows result, ReadReport report) throws IOException {
    GroupCollector groups = result.groups();
    GroupWriter writer =
        texts == null
            ? new CulledGroupWriter(command, columns(groups), groups.totals(), stackTexts)
            : new TextGroupWriter(texts, groups.totals());
    new ParallelPrinter(result.order(), writer).run(out);
    return report;
  }

  private Map<ToolKey, CulledGroupWriter.Column> columns(GroupCollector groups) {
    Map<ToolKey, CulledGroupWriter.Column> columns = new EnumMap<>(ToolKey.class);
    shown.forEach(
        (key, column) -> {
          IntToLongFunction codes = groups.codes(column);
          columns.put(key, new CulledGroupWriter.Column(column, codes));
        });
    return columns;
  }
}
