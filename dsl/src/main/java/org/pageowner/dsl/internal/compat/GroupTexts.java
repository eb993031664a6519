package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.TextPart;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Carried;
import org.pageowner.dsl.internal.engine.IndexSort;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;
import org.pageowner.dsl.internal.engine.RecordRefs;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The texts of groups, and how they compare, mostly without making them.
 *
 * <p>A regular text is a sequence of pieces, each with an end that can't occur within it: order,
 * mask, pid, tgid, name, times, stack, trailer. So texts compare as their first pieces that differ
 * do, and a piece is a number: the rank of a value's bytes, or a decimal number turned so that it
 * compares as its digits do. Where pieces don't line up (records of different dialects, a name that
 * holds what ends a name, an irregular record) the texts themselves are made and compared.
 */
final class GroupTexts {
  private static final byte[] NAME_END = {')', ',', ' ', 't', 's', ' '};

  private final Set<TextPart> without;
  private final RecordRefs records;
  private final Lanes lanes;
  private final Lane name;
  private final Carried order;
  private final Carried gfp;
  private final Carried pid;
  private final Carried tgid;
  private final Carried names;
  private final Carried freeTs;
  private final Carried stack;
  private final Carried trailer;
  private final @Nullable Carried allocTs;

  GroupTexts(Lanes lanes, RecordRefs records, boolean stamped) {
    this.without = omitted(stamped);
    this.records = records;
    this.lanes = lanes;
    this.name = lanes.of(KeyCatalogue.NAME);
    this.order = new Carried(lanes.of(KeyCatalogue.ORDER));
    this.gfp = new Carried(lanes.gfp());
    this.pid = new Carried(lanes.of(KeyCatalogue.PID));
    this.tgid = new Carried(lanes.of(KeyCatalogue.TGID));
    this.names = new Carried(name);
    this.allocTs = stamped ? new Carried(lanes.of(KeyCatalogue.ALLOC_TS)) : null;
    this.freeTs = new Carried(lanes.of(KeyCatalogue.FREE_TS));
    this.stack = new Carried(lanes.stack());
    this.trailer = new Carried(lanes.trailer());
  }

  /** The parts that the tool leaves out of a text. */
  static Set<TextPart> omitted(boolean stamped) {
    return stamped
        ? EnumSet.of(TextPart.PFN_LINE)
        : EnumSet.of(TextPart.PFN_LINE, TextPart.ALLOC_TS);
  }

  /** The columns to fill for each group's first record. */
  List<Carried> columns() {
    List<Carried> columns =
        new ArrayList<>(List.of(order, gfp, pid, tgid, names, freeTs, stack, trailer));
    if (allocTs != null) {
      columns.add(allocTs);
    }
    return columns;
  }

  /** Writes the text of a group's first record. */
  void write(int group, OutputStream out) throws IOException {
    records.batch(group).writeText(records.row(group), without, out);
  }

  private byte[] text(int group) {
    return records.batch(group).text(records.row(group), without);
  }

  /** How the groups compare by their texts; to be asked when all records have been read. */
  Order order(int size) {
    List<long[]> pieces = new ArrayList<>();
    pieces.add(DecimalOrder.of(order.codes(size)));
    pieces.add(ranks(gfp, gfp.lane().sorting(), size));
    pieces.add(DecimalOrder.of(pid.codes(size)));
    pieces.add(DecimalOrder.of(tgid.codes(size)));
    pieces.add(ranks(names, NameOrder.of(name), size));
    if (allocTs != null) {
      pieces.add(DecimalOrder.of(allocTs.codes(size)));
    }
    pieces.add(DecimalOrder.of(freeTs.codes(size)));
    TailOrder tails = new TailOrder(lanes, stack, trailer);
    pieces.add(tails.stackRanks(size));
    pieces.add(ranks(trailer, trailer.lane().sorting(), size));
    boolean[] untold = tails.untold();
    byte[] shapes = new byte[size];
    for (int group = 0; group < size; group++) {
      long tail = trailer.get(group);
      shapes[group] = tail != Block.ABSENT && untold[(int) tail] ? -1 : shape(group);
    }
    return new Order(pieces, shapes);
  }

  private static long[] ranks(Carried column, Lane.Sorting sorting, int size) {
    long[] ranks = new long[size];
    for (int group = 0; group < size; group++) {
      long code = column.get(group);
      ranks[group] = code == Block.ABSENT ? -1 : sorting.of(code);
    }
    return ranks;
  }

  /** The order of texts. */
  final class Order implements IndexSort.RowOrder {
    private final List<long[]> pieces;
    private final byte[] shapes;

    Order(List<long[]> pieces, byte[] shapes) {
      this.pieces = pieces;
      this.shapes = shapes;
    }

    /** The pieces, if texts compare as these do; else {@code null}. */
    @Nullable List<long[]> pieces() {
      for (byte shape : shapes) {
        if (shape < 0 || shape != shapes[0]) {
          return null;
        }
      }
      return pieces;
    }

    @Override
    public int compare(int a, int b) {
      if (shapes[a] != shapes[b] || shapes[a] < 0) {
        return Arrays.compareUnsigned(text(a), text(b));
      }
      for (long[] piece : pieces) {
        int result = Long.compare(piece[a], piece[b]);
        if (result != 0) {
          return result;
        }
      }
      return 0;
    }
  }

  /** Which pieces there are; negative if the pieces don't tell the text. */
  private byte shape(int group) {
    if (records.batch(group).isIrregular(records.row(group))
        || NameOrder.isUnsafe(name, names.get(group))
        || !isWholeMask(gfp.lane().value(gfp.get(group)))
        || (allocTs != null && allocTs.get(group) >= DecimalOrder.BEYOND)
        || freeTs.get(group) >= DecimalOrder.BEYOND) {
      return -1;
    }
    int shape = pid.get(group) == Block.ABSENT ? 0 : 1;
    shape |= tgid.get(group) == Block.ABSENT ? 0 : 2;
    shape |= freeTs.get(group) == Block.ABSENT ? 0 : 4;
    return (byte) shape;
  }

  /** A mask without names is the begin of one with names, but does not sort before it. */
  private static boolean isWholeMask(@Nullable Object mask) {
    return mask != null && ((GfpMask) mask).text().endsWith(")");
  }

  /** Names as they compare within a first line. */
  private static final class NameOrder {
    static Lane.Sorting of(Lane names) {
      return Lane.Sorting.ranks(
          names.denseCodes(),
          (a, b) -> Arrays.compareUnsigned(terminated(names, a), terminated(names, b)));
    }

    private static byte[] terminated(Lane names, long code) {
      return Bytes.concat(bytes(names, code), NAME_END);
    }

    static boolean isUnsafe(Lane names, long code) {
      Object value = names.value(code);
      return value != null && ((String) value).contains("), ts ");
    }

    private static byte[] bytes(Lane names, long code) {
      Object value = names.value(code);
      return value == null ? new byte[0] : ByteText.encode((String) value);
    }
  }
}
