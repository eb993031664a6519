package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.group.RowTable;
import org.pageowner.dsl.plan.KeyCatalogue;

/** Writes texts of records after the scan. Safe for use by several threads. */
final class TextWriter {
  private static final byte[] START = ascii("Page allocated via order ");
  private static final byte[] MASK = ascii(", mask ");
  private static final byte[] PID = ascii(", pid ");
  private static final byte[] TGID = ascii(", tgid ");
  private static final byte[] NAME = ascii(" (");
  private static final byte[] TS_AFTER_NAME = ascii("), ts ");
  private static final byte[] TS = ascii(", ts ");
  private static final byte[] NS = ascii(" ns");
  private static final byte[] FREE_TS = ascii(", free_ts ");

  private final RecordTexts texts;
  private final byte[][] masks;
  private final byte[][] names;
  private final byte[][] stacks;
  private final byte[][] trailers;

  TextWriter(RecordTexts texts, KeyColumns columns) {
    this.texts = texts;
    this.masks = bytes(columns.gfp(), columns::gfpBytes);
    this.names = bytes(columns.of(KeyCatalogue.NAME), columns::nameBytes);
    this.stacks = bytes(columns.stack(), columns::stackBytes);
    this.trailers = bytes(columns.trailer(), columns::trailerBytes);
  }

  private interface BytesOf {
    byte[] code(long code);
  }

  private static byte[][] bytes(KeyColumn column, BytesOf bytes) {
    byte[][] values = new byte[column.denseCodes()][];
    for (int code = 0; code < values.length; code++) {
      values[code] = bytes.code(code);
    }
    return values;
  }

  /** Writes a text, given as a row of {@link RecordTexts#table} or of a copy of it. */
  void write(RowTable rows, int text, ByteBuilder out) throws IOException {
    long flags = texts.flags(rows, text);
    if (!RecordTexts.isPlain(flags)) {
      texts.writeRecord(flags, out);
      return;
    }
    out.write(START);
    out.number(texts.code(rows, text, RecordTexts.ORDER));
    out.write(MASK);
    out.write(masks[(int) texts.code(rows, text, RecordTexts.GFP)]);
    long pid = texts.code(rows, text, RecordTexts.PID);
    if (pid != RowSlice.ABSENT) {
      task(rows, text, pid, out);
    }
    out.write('\n');
    value(texts.code(rows, text, RecordTexts.STACK), stacks, out);
    value(texts.code(rows, text, RecordTexts.TRAILER), trailers, out);
  }

  private void task(RowTable rows, int text, long pid, ByteBuilder out) throws IOException {
    out.write(PID);
    out.number(pid);
    long tgid = texts.code(rows, text, RecordTexts.TGID);
    if (tgid == RowSlice.ABSENT) {
      out.write(TS);
    } else {
      out.write(TGID);
      out.number(tgid);
      out.write(NAME);
      out.write(names[(int) texts.code(rows, text, RecordTexts.NAME)]);
      out.write(TS_AFTER_NAME);
    }
    if (texts.isStamped()) {
      out.number(texts.code(rows, text, RecordTexts.ALLOC_TS));
    }
    out.write(NS);
    long freeTs = texts.code(rows, text, RecordTexts.FREE_TS);
    if (freeTs != RowSlice.ABSENT) {
      out.write(FREE_TS);
      out.number(freeTs);
      out.write(NS);
    }
  }

  private static void value(long code, byte[][] values, ByteBuilder out) {
    if (code != RowSlice.ABSENT) {
      out.write(values[(int) code]);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
