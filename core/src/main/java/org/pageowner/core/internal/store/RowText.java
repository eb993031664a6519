package org.pageowner.core.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.TextPart;

/**
 * Renders a regular record's lines from its columns.
 *
 * <p>The inverse of the parser: for every record whose text is not stored, this restores the bytes
 * that were read.
 */
final class RowText {
  private static final byte[] ORDER = ascii("Page allocated via order ");
  private static final byte[] MASK = ascii(", mask ");
  private static final byte[] PID = ascii(", pid ");
  private static final byte[] TGID = ascii(", tgid ");
  private static final byte[] NAME = ascii(" (");
  private static final byte[] TS = ascii(", ts ");
  private static final byte[] FREE_TS = ascii(", free_ts ");
  private static final byte[] NS = ascii(" ns");
  private static final byte[] PFN = ascii("PFN ");
  private static final byte[] HEX = ascii("0x");
  private static final byte[] TYPE = ascii(" type ");
  private static final byte[] BLOCK = ascii(" Block ");
  private static final byte[] FLAGS = ascii(" Flags ");
  private static final byte[] FALLBACK = ascii(" Fallback");
  private static final byte[] NO_FALLBACK = ascii("         ");
  private static final byte[] PID_LINE = ascii("PID ");
  private static final int MAX_DIGITS = 20;

  private final ColumnBatch batch;
  private final int row;
  private final OutputStream out;
  private final byte[] digits = new byte[MAX_DIGITS];

  private RowText(ColumnBatch batch, int row, OutputStream out) {
    this.batch = batch;
    this.row = row;
    this.out = out;
  }

  static byte[] of(ColumnBatch batch, int row, Set<TextPart> without) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
    try {
      write(batch, row, without, text);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes everything", e);
    }
    return text.toByteArray();
  }

  static void write(ColumnBatch batch, int row, Set<TextPart> without, OutputStream out)
      throws IOException {
    new RowText(batch, row, out).write(without);
  }

  private void write(Set<TextPart> without) throws IOException {
    int form = batch.form(row);
    out.write(ORDER);
    number(batch.order());
    if (batch.gfp().id(row) != DictionaryColumn.ABSENT) {
      out.write(MASK);
      value(batch.gfp());
    }
    if ((form & BatchBuilder.HAS_PID) != 0) {
      task(form, !without.contains(TextPart.ALLOC_TS));
    }
    out.write('\n');
    if ((form & BatchBuilder.HAS_PFN) != 0 && !without.contains(TextPart.PFN_LINE)) {
      pfnLine(form);
    }
    if ((form & BatchBuilder.PID_LINE) != 0) {
      out.write(PID_LINE);
      number(batch.pid());
      out.write('\n');
    }
    value(batch.stack());
    value(batch.trailer());
  }

  private void task(int form, boolean stamped) throws IOException {
    out.write(PID);
    number(batch.pid());
    if ((form & BatchBuilder.HAS_TGID) != 0) {
      out.write(TGID);
      number(batch.tgid());
      out.write(NAME);
      value(batch.name());
      out.write(')');
    }
    out.write(TS);
    if (stamped) {
      number(batch.allocTs());
    }
    out.write(NS);
    if ((form & BatchBuilder.HAS_FREE_TS) != 0) {
      out.write(FREE_TS);
      number(batch.freeTs());
      out.write(NS);
    }
  }

  private void pfnLine(int form) throws IOException {
    out.write(PFN);
    if ((form & BatchBuilder.HEX_PFN) != 0) {
      out.write(HEX);
      out.write(ascii(Long.toHexString(batch.pfn().get(row))));
    } else {
      number(batch.pfn());
    }
    if ((form & BatchBuilder.LETTERS) != 0) {
      out.write(BLOCK);
      number(batch.pageblock());
      out.write(TYPE);
      number((form >> BatchBuilder.TYPE_SHIFT) & BatchBuilder.MAX_TYPE);
      out.write((form & BatchBuilder.FALLBACK) != 0 ? FALLBACK : NO_FALLBACK);
    } else {
      out.write(TYPE);
      value(batch.migrateType());
      out.write(BLOCK);
      number(batch.pageblock());
      out.write(TYPE);
      value(batch.pageblockType());
    }
    out.write(FLAGS);
    value(batch.flags());
    out.write('\n');
  }

  private void value(PackedIds<?> column) throws IOException {
    int id = column.id(row);
    if (id != DictionaryColumn.ABSENT) {
      column.dictionary().strings().write(id, out);
    }
  }

  private void number(LongColumn column) throws IOException {
    number(column.get(row));
  }

  /** Writes a non-negative number in decimal digits. */
  private void number(long number) throws IOException {
    int at = MAX_DIGITS;
    long rest = number;
    while (rest > Integer.MAX_VALUE) {
      digits[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    int few = (int) rest;
    do {
      digits[--at] = (byte) ('0' + few % 10);
      few /= 10;
    } while (few > 0);
    out.write(digits, at, MAX_DIGITS - at);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
