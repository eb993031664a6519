package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.group.GroupTotals;

/** Writes groups of records with the same values of some keys: the counts and these values. */
final class CulledGroupWriter implements GroupWriter {
  /** A column, and the code of each group in it. */
  record Column(KeyColumn column, IntToLongFunction codes) {}

  private final SortCommand command;
  private final Map<ToolKey, Column> columns;
  private final GroupTotals totals;
  private final StackTextColumn stackTexts;

  CulledGroupWriter(
      SortCommand command,
      Map<ToolKey, Column> columns,
      GroupTotals totals,
      StackTextColumn stackTexts) {
    this.command = command;
    this.columns = columns;
    this.totals = totals;
    this.stackTexts = stackTexts;
  }

  @Override
  public Portion portion(int[] groups, int from, int to) {
    return (i, out) -> write(groups[from + i], out);
  }

  private void write(int group, ByteBuilder out) {
    GroupHeader.counts(totals.times(group), totals.pages(group), out);
    if (command.shows(ToolKey.PID)) {
      ascii(out, ", PID " + code(ToolKey.PID, group));
    }
    if (command.shows(ToolKey.TGID)) {
      ascii(out, ", TGID " + code(ToolKey.TGID, group));
    }
    if (command.shows(ToolKey.NAME)) {
      ascii(out, ", task_comm_name: ");
      out.write(ByteText.encode(value(ToolKey.NAME, group)));
    }
    if (command.shows(ToolKey.MODULE)) {
      ascii(out, ", module: " + value(ToolKey.MODULE, group));
    }
    if (command.shows(ToolKey.ALLOCATOR)) {
      GroupHeader.allocator((int) code(ToolKey.ALLOCATOR, group), out);
    }
    if (command.shows(ToolKey.FREE)) {
      boolean marked = code(ToolKey.FREE, group) != 0;
      // 6.1 exchanges the two words.
      boolean released = marked == (command.version() == ToolVersion.NEXT);
      ascii(out, released ? " (RELEASED)" : " (UNRELEASED)");
    }
    if (command.shows(ToolKey.STACKTRACE)) {
      out.write(GroupHeader.COLON);
      out.write(stackTexts.text(code(ToolKey.STACKTRACE, group)));
    }
    out.write('\n');
  }

  private long code(ToolKey key, int group) {
    return column(key).codes().applyAsLong(group);
  }

  private String value(ToolKey key, int group) {
    return (String) Objects.requireNonNull(column(key).column().value(code(key, group)));
  }

  private Column column(ToolKey key) {
    return Objects.requireNonNull(columns.get(key));
  }

  private static void ascii(ByteBuilder out, String text) {
    out.write(text.getBytes(ISO_8859_1));
  }
}
