package org.pageowner.dsl.internal.compat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Distinguishes records whose text is not determined by their columns; -1 for all other records.
 *
 * <p>A record may be irregular only in parts that the tool leaves out of the text, such as a
 * damaged PFN line. Such a record is not distinguished.
 */
final class IrregularTextColumn extends KeyColumn {
  private final KeyColumn order;
  private final KeyColumn gfp;
  private final KeyColumn pid;
  private final KeyColumn tgid;
  private final KeyColumn name;
  private final KeyColumn allocTs;
  private final KeyColumn freeTs;
  private final KeyColumns columns;
  private final boolean stamped;
  private final Interner<ByteBuffer> texts = new Interner<>();

  IrregularTextColumn(KeyColumns engine, boolean stamped) {
    this.order = engine.of(KeyCatalogue.ORDER);
    this.gfp = engine.gfp();
    this.pid = engine.of(KeyCatalogue.PID);
    this.tgid = engine.of(KeyCatalogue.TGID);
    this.name = engine.of(KeyCatalogue.NAME);
    this.allocTs = engine.of(KeyCatalogue.ALLOC_TS);
    this.freeTs = engine.of(KeyCatalogue.FREE_TS);
    this.columns = engine;
    this.stamped = stamped;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    for (int row = 0; row < slice.count(); row++) {
      int at = slice.from() + row;
      into[row] = -1;
      if (slice.batch().isIrregular(at)) {
        byte[] text = slice.batch().text(at, RecordTexts.omitted(stamped));
        if (!Arrays.equals(text, regular(slice, row))) {
          into[row] = texts.add(ByteBuffer.wrap(text));
        }
      }
    }
  }

  /** Returns the text of a regular record with these values. */
  private byte[] regular(RowSlice slice, int row) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ascii(text, "Page allocated via order " + order.codes(slice)[row]);
    ascii(text, ", mask " + gfp.value(gfp.codes(slice)[row]));
    if (pid.codes(slice)[row] != RowSlice.ABSENT) {
      ascii(text, ", pid " + pid.codes(slice)[row]);
      Object task = name.value(name.codes(slice)[row]);
      if (task != null) {
        ascii(text, ", tgid " + tgid.codes(slice)[row] + " (");
        text.writeBytes(ByteText.encode((String) task));
        ascii(text, ")");
      }
      ascii(text, ", ts " + (stamped ? allocTs.codes(slice)[row] : "") + " ns");
      if (freeTs.codes(slice)[row] != RowSlice.ABSENT) {
        ascii(text, ", free_ts " + freeTs.codes(slice)[row] + " ns");
      }
    }
    ascii(text, "\n");
    text.writeBytes(columns.stackBytes(columns.stack().codes(slice)[row]));
    text.writeBytes(columns.trailerBytes(columns.trailer().codes(slice)[row]));
    return text.toByteArray();
  }

  private static void ascii(ByteArrayOutputStream text, String part) {
    text.writeBytes(part.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public @Nullable Object value(long code) {
    return code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
