package org.pageowner.dsl.internal.compat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.CodeRows;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;
import org.pageowner.dsl.plan.KeyCatalogue;

/** Writes texts of records, for several threads, once all records have been read. */
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

  private final TextRows texts;
  private final byte[][] masks;
  private final byte[][] names;
  private final byte[][] stacks;
  private final byte[][] trailers;

  TextWriter(TextRows texts, Lanes lanes) {
    this.texts = texts;
    this.masks = bytes(lanes.gfp(), lanes::gfpBytes);
    this.names = bytes(lanes.of(KeyCatalogue.NAME), lanes::nameBytes);
    this.stacks = bytes(lanes.stack(), lanes::stackBytes);
    this.trailers = bytes(lanes.trailer(), lanes::trailerBytes);
  }

  private interface BytesOf {
    byte[] code(long code);
  }

  private static byte[][] bytes(Lane lane, BytesOf bytes) {
    byte[][] values = new byte[lane.denseCodes()][];
    for (int code = 0; code < values.length; code++) {
      values[code] = bytes.code(code);
    }
    return values;
  }

  /** Writes a text: a row of {@link TextRows#codes}, or of a copy. */
  void write(CodeRows codes, int text, GroupOutput out) throws IOException {
    long marks = codes.note(text, TextRows.MARKS);
    if (!TextRows.isPlain(marks)) {
      texts.writeRecord(marks, out);
      return;
    }
    out.write(START);
    out.number(codes.code(text, TextRows.ORDER));
    out.write(MASK);
    out.write(masks[(int) codes.code(text, TextRows.GFP)]);
    long pid = codes.code(text, TextRows.PID);
    if (pid != Block.ABSENT) {
      task(codes, text, pid, out);
    }
    out.write('\n');
    value(codes.code(text, TextRows.STACK), stacks, out);
    value(codes.code(text, TextRows.TRAILER), trailers, out);
  }

  private void task(CodeRows codes, int text, long pid, GroupOutput out) throws IOException {
    out.write(PID);
    out.number(pid);
    long tgid = codes.code(text, TextRows.TGID);
    if (tgid == Block.ABSENT) {
      out.write(TS);
    } else {
      out.write(TGID);
      out.number(tgid);
      out.write(NAME);
      out.write(names[(int) codes.code(text, TextRows.NAME)]);
      out.write(TS_AFTER_NAME);
    }
    if (texts.isStamped()) {
      out.number(codes.code(text, TextRows.ALLOC_TS));
    }
    out.write(NS);
    long freeTs = codes.code(text, TextRows.FREE_TS);
    if (freeTs != Block.ABSENT) {
      out.write(FREE_TS);
      out.number(freeTs);
      out.write(NS);
    }
  }

  private static void value(long code, byte[][] values, GroupOutput out) {
    if (code != Block.ABSENT) {
      out.write(values[(int) code]);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
