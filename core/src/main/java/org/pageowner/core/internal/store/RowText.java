package org.pageowner.core.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.TextPart;

/**
 * A regular record's lines, made from its columns.
 *
 * <p>The parser's other half: for every record that is not kept verbatim, this gives back the bytes
 * that were read.
 */
final class RowText {
  private RowText() {}

  static byte[] of(ColumnBatch batch, int row, Set<TextPart> without) {
    int form = batch.form(row);
    ByteArrayOutputStream text = new ByteArrayOutputStream(1024);
    ascii(text, "Page allocated via order " + batch.order().get(row));
    if (batch.gfp().id(row) != DictionaryColumn.ABSENT) {
      ascii(text, ", mask ");
      value(text, batch.gfp(), row);
    }
    if ((form & BatchBuilder.HAS_PID) != 0) {
      ascii(text, ", pid " + batch.pid().get(row));
      if ((form & BatchBuilder.HAS_TGID) != 0) {
        ascii(text, ", tgid " + batch.tgid().get(row) + " (");
        value(text, batch.name(), row);
        ascii(text, ")");
      }
      boolean stamped = !without.contains(TextPart.ALLOC_TS);
      ascii(text, ", ts " + (stamped ? batch.allocTs().get(row) : "") + " ns");
      if ((form & BatchBuilder.HAS_FREE_TS) != 0) {
        ascii(text, ", free_ts " + batch.freeTs().get(row) + " ns");
      }
    }
    ascii(text, "\n");
    if ((form & BatchBuilder.HAS_PFN) != 0 && !without.contains(TextPart.PFN_LINE)) {
      pfnLine(text, batch, row);
    }
    if ((form & BatchBuilder.PID_LINE) != 0) {
      ascii(text, "PID " + batch.pid().get(row) + "\n");
    }
    value(text, batch.stack(), row);
    value(text, batch.trailer(), row);
    return text.toByteArray();
  }

  private static void pfnLine(ByteArrayOutputStream text, ColumnBatch batch, int row) {
    int form = batch.form(row);
    long pfn = batch.pfn().get(row);
    boolean hex = (form & BatchBuilder.HEX_PFN) != 0;
    ascii(text, "PFN " + (hex ? "0x" + Long.toHexString(pfn) : Long.toString(pfn)));
    if ((form & BatchBuilder.LETTERS) != 0) {
      ascii(text, " Block " + batch.pageblock().get(row));
      ascii(text, " type " + (form >> BatchBuilder.TYPE_SHIFT & BatchBuilder.MAX_TYPE));
      ascii(text, (form & BatchBuilder.FALLBACK) != 0 ? " Fallback" : "         ");
    } else {
      ascii(text, " type ");
      value(text, batch.migrateType(), row);
      ascii(text, " Block " + batch.pageblock().get(row) + " type ");
      value(text, batch.pageblockType(), row);
    }
    ascii(text, " Flags ");
    value(text, batch.flags(), row);
    ascii(text, "\n");
  }

  private static void value(ByteArrayOutputStream text, DictionaryColumn<?> column, int row) {
    int id = column.id(row);
    if (id != DictionaryColumn.ABSENT) {
      text.writeBytes(column.dictionary().bytes(id));
    }
  }

  private static void ascii(ByteArrayOutputStream text, String part) {
    text.writeBytes(part.getBytes(ISO_8859_1));
  }
}
