package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Objects;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.Carried;

/** Writes groups of records with the same values of some keys: the counts, and these values. */
final class CulledGroupWriter implements GroupWriter {
  private final SortCommand command;
  private final Map<CompatKey, Carried> columns;
  private final Grouping groups;
  private final TailLane tails;

  CulledGroupWriter(
      SortCommand command, Map<CompatKey, Carried> columns, Grouping groups, TailLane tails) {
    this.command = command;
    this.columns = columns;
    this.groups = groups;
    this.tails = tails;
  }

  @Override
  public Portion portion(int[] groups, int from, int to) {
    return (i, out) -> write(groups[from + i], out);
  }

  private void write(int group, GroupOutput out) {
    GroupHeader.counts(groups.times(group), groups.pages(group), out);
    if (command.shows(CompatKey.PID)) {
      ascii(out, ", PID " + code(CompatKey.PID, group));
    }
    if (command.shows(CompatKey.TGID)) {
      ascii(out, ", TGID " + code(CompatKey.TGID, group));
    }
    if (command.shows(CompatKey.NAME)) {
      ascii(out, ", task_comm_name: ");
      out.write(ByteText.encode(value(CompatKey.NAME, group)));
    }
    if (command.shows(CompatKey.MODULE)) {
      ascii(out, ", module: " + value(CompatKey.MODULE, group));
    }
    if (command.shows(CompatKey.ALLOCATOR)) {
      GroupHeader.allocator((int) code(CompatKey.ALLOCATOR, group), out);
    }
    if (command.shows(CompatKey.FREE)) {
      boolean marked = code(CompatKey.FREE, group) != 0;
      // 6.1 has the two words the wrong way round.
      boolean released = marked == (command.version() == Version.NEXT);
      ascii(out, released ? " (RELEASED)" : " (UNRELEASED)");
    }
    if (command.shows(CompatKey.STACKTRACE)) {
      out.write(GroupHeader.COLON);
      out.write(tails.text(code(CompatKey.STACKTRACE, group)));
    }
    out.write('\n');
  }

  private long code(CompatKey key, int group) {
    return column(key).get(group);
  }

  private String value(CompatKey key, int group) {
    Carried column = column(key);
    return (String) Objects.requireNonNull(column.lane().value(column.get(group)));
  }

  private Carried column(CompatKey key) {
    return Objects.requireNonNull(columns.get(key));
  }

  private static void ascii(GroupOutput out, String text) {
    out.write(text.getBytes(ISO_8859_1));
  }
}
