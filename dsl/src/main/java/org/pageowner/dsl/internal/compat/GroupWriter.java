package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.Sums;

/** Writes a group in the tool's layout. */
final class GroupWriter {
  private static final byte[] TIMES = " times, ".getBytes(ISO_8859_1);
  private static final byte[] PAGES = " pages".getBytes(ISO_8859_1);
  private static final byte[] COLON = ":\n".getBytes(ISO_8859_1);

  /** By bits, of which the lowest is not used. */
  private static final byte[][] ALLOCATORS = allocatorWords();

  private final SortCommand command;
  private final Map<CompatKey, Carried> columns;
  private final Sums sums;
  private final @Nullable TextRows texts;
  private final @Nullable TextWriter textWriter;
  private final CompatLanes lanes;

  GroupWriter(
      SortCommand command,
      Map<CompatKey, Carried> columns,
      Sums sums,
      @Nullable TextRows texts,
      @Nullable TextWriter textWriter,
      CompatLanes lanes) {
    this.command = command;
    this.columns = columns;
    this.sums = sums;
    this.texts = texts;
    this.textWriter = textWriter;
    this.lanes = lanes;
  }

  void write(int group, GroupOutput out) throws IOException {
    out.number(sums.times(group));
    out.write(TIMES);
    out.number(sums.pages(group));
    out.write(PAGES);
    if (command.cull().isEmpty()) {
      out.write(ALLOCATORS[Objects.requireNonNull(texts).allocator(group)]);
      out.write(COLON);
      Objects.requireNonNull(textWriter).write(group, out);
    } else {
      culled(group, out);
    }
    out.write('\n');
  }

  private void culled(int group, OutputStream out) throws IOException {
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
      out.write(ALLOCATORS[(int) code(CompatKey.ALLOCATOR, group)]);
    }
    if (command.shows(CompatKey.FREE)) {
      boolean marked = code(CompatKey.FREE, group) != 0;
      // 6.1 has the two words the wrong way round.
      boolean released = marked == (command.version() == Version.NEXT);
      ascii(out, released ? " (RELEASED)" : " (UNRELEASED)");
    }
    if (command.shows(CompatKey.STACKTRACE)) {
      out.write(COLON);
      out.write(lanes.tail().text(code(CompatKey.STACKTRACE, group)));
    }
  }

  private static byte[][] allocatorWords() {
    byte[][] words = new byte[2 * Allocators.OTHERS][];
    for (int bits = 0; bits < words.length; bits += Allocators.CMA) {
      words[bits] = (", allocated by " + Allocators.of(bits).text() + " ").getBytes(ISO_8859_1);
    }
    return words;
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

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
  }
}
