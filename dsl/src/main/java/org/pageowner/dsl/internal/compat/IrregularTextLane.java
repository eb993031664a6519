package org.pageowner.dsl.internal.compat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Tells apart records whose text is more than their columns say; -1 for all others.
 *
 * <p>A record can be irregular only in what the tool leaves out of the text, as a damaged PFN line
 * is: then it is like the others.
 */
final class IrregularTextLane extends Lane {
  private final Lane order;
  private final Lane gfp;
  private final Lane pid;
  private final Lane tgid;
  private final Lane name;
  private final Lane allocTs;
  private final Lane freeTs;
  private final Lanes lanes;
  private final boolean stamped;
  private final Map<ByteBuffer, Integer> codes = new HashMap<>();

  IrregularTextLane(Lanes engine, boolean stamped) {
    this.order = engine.of(KeyCatalogue.ORDER);
    this.gfp = engine.gfp();
    this.pid = engine.of(KeyCatalogue.PID);
    this.tgid = engine.of(KeyCatalogue.TGID);
    this.name = engine.of(KeyCatalogue.NAME);
    this.allocTs = engine.of(KeyCatalogue.ALLOC_TS);
    this.freeTs = engine.of(KeyCatalogue.FREE_TS);
    this.lanes = engine;
    this.stamped = stamped;
  }

  @Override
  protected void read(Block block, long[] into) {
    for (int row = 0; row < block.count(); row++) {
      int at = block.from() + row;
      into[row] = -1;
      if (block.batch().isIrregular(at)) {
        byte[] text = block.batch().text(at, TextRows.omitted(stamped));
        if (!Arrays.equals(text, regular(block, row))) {
          Integer known = codes.putIfAbsent(ByteBuffer.wrap(text), codes.size());
          into[row] = known == null ? codes.size() - 1 : known;
        }
      }
    }
  }

  /** The text that a record with these values has if nothing is odd about it. */
  private byte[] regular(Block block, int row) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ascii(text, "Page allocated via order " + order.codes(block)[row]);
    ascii(text, ", mask " + gfp.value(gfp.codes(block)[row]));
    if (pid.codes(block)[row] != Block.ABSENT) {
      ascii(text, ", pid " + pid.codes(block)[row]);
      Object task = name.value(name.codes(block)[row]);
      if (task != null) {
        ascii(text, ", tgid " + tgid.codes(block)[row] + " (");
        text.writeBytes(ByteText.encode((String) task));
        ascii(text, ")");
      }
      ascii(text, ", ts " + (stamped ? allocTs.codes(block)[row] : "") + " ns");
      if (freeTs.codes(block)[row] != Block.ABSENT) {
        ascii(text, ", free_ts " + freeTs.codes(block)[row] + " ns");
      }
    }
    ascii(text, "\n");
    text.writeBytes(lanes.stackBytes(lanes.stack().codes(block)[row]));
    text.writeBytes(lanes.trailerBytes(lanes.trailer().codes(block)[row]));
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
