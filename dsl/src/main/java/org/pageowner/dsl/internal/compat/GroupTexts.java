package org.pageowner.dsl.internal.compat;

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
 * mask, pid, tgid, name, times, tail. So texts compare as their first pieces that differ do, and a
 * piece is a number: the rank of a value's bytes, or a decimal number turned so that it compares as
 * its digits do. Where pieces don't line up (records of different dialects, a name that holds what
 * ends a name, an irregular record) the texts themselves are made and compared.
 */
final class GroupTexts {
  private static final byte[] NAME_END = {')', ',', ' ', 't', 's', ' '};

  /** How many decimal digits {@link #digits} can tell apart. */
  private static final int MAX_DIGITS = 18;

  private static final long BEYOND_DIGITS = 1_000_000_000_000_000_000L;

  private final Set<TextPart> without;
  private final RecordRefs records;
  private final Lane name;
  private final Carried order;
  private final Carried gfp;
  private final Carried pid;
  private final Carried tgid;
  private final Carried names;
  private final Carried allocTs;
  private final Carried freeTs;
  private final Carried tail;
  private final boolean stamped;

  GroupTexts(CompatLanes lanes, RecordRefs records, boolean stamped) {
    Lanes engine = lanes.engine();
    this.without = omitted(stamped);
    this.records = records;
    this.stamped = stamped;
    this.name = engine.of(KeyCatalogue.NAME);
    this.order = new Carried(engine.of(KeyCatalogue.ORDER));
    this.gfp = new Carried(engine.gfp());
    this.pid = new Carried(engine.of(KeyCatalogue.PID));
    this.tgid = new Carried(engine.of(KeyCatalogue.TGID));
    this.names = new Carried(name);
    this.allocTs = new Carried(engine.of(KeyCatalogue.ALLOC_TS));
    this.freeTs = new Carried(engine.of(KeyCatalogue.FREE_TS));
    this.tail = new Carried(lanes.tail());
  }

  /** The parts that the tool leaves out of a text. */
  static Set<TextPart> omitted(boolean stamped) {
    return stamped
        ? EnumSet.of(TextPart.PFN_LINE)
        : EnumSet.of(TextPart.PFN_LINE, TextPart.ALLOC_TS);
  }

  /** The columns to fill for each group's first record. */
  List<Carried> columns() {
    return List.of(order, gfp, pid, tgid, names, allocTs, freeTs, tail);
  }

  /** The text of a group's first record. */
  byte[] text(int group) {
    return records.batch(group).text(records.row(group), without);
  }

  /** How the groups compare by their texts; to be asked when all records have been read. */
  IndexSort.RowOrder order(int size) {
    Lane.Sorting byGfp = gfp.lane().sorting();
    Lane.Sorting byName = NameOrder.of(name);
    Lane.Sorting byTail = tail.lane().sorting();
    long[][] pieces = new long[8][size];
    byte[] shapes = new byte[size];
    for (int group = 0; group < size; group++) {
      pieces[0][group] = digits(order.get(group));
      pieces[1][group] = byGfp.of(gfp.get(group));
      pieces[2][group] = digits(pid.get(group));
      pieces[3][group] = digits(tgid.get(group));
      pieces[4][group] = byName.of(names.get(group));
      pieces[5][group] = stamped ? digits(allocTs.get(group)) : 0;
      pieces[6][group] = digits(freeTs.get(group));
      pieces[7][group] = byTail.of(tail.get(group));
      shapes[group] = shape(group);
    }
    return (a, b) -> compare(pieces, shapes, a, b);
  }

  private int compare(long[][] pieces, byte[] shapes, int a, int b) {
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

  /** Which pieces there are; negative if the pieces don't tell the text. */
  private byte shape(int group) {
    if (records.batch(group).isIrregular(records.row(group))
        || NameOrder.isUnsafe(name, names.get(group))
        || !isWholeMask(gfp.lane().value(gfp.get(group)))
        || allocTs.get(group) >= BEYOND_DIGITS
        || freeTs.get(group) >= BEYOND_DIGITS) {
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

  /**
   * A number that compares as the decimal digits of {@code number} do when a character follows that
   * sorts before all digits; of longer numbers, as the first {@value #MAX_DIGITS} do.
   */
  static long digits(long number) {
    if (number == Block.ABSENT) {
      return -1;
    }
    long power = 1;
    int count = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      power *= 10;
      count++;
    }
    long turned = 0;
    long rest = number;
    for (int i = 0; i < MAX_DIGITS; i++) {
      long digit = i < count ? rest / power + 1 : 0;
      turned = turned * 11 + digit;
      if (i < count) {
        rest %= power;
        power /= 10;
      }
    }
    return turned;
  }

  /** Names as they compare within a first line. */
  private static final class NameOrder {
    static Lane.Sorting of(Lane names) {
      return Lane.Sorting.ranks(
          names.denseCodes(),
          (a, b) -> Arrays.compareUnsigned(terminated(names, a), terminated(names, b)));
    }

    private static byte[] terminated(Lane names, long code) {
      byte[] bytes = bytes(names, code);
      byte[] terminated = Arrays.copyOf(bytes, bytes.length + NAME_END.length);
      System.arraycopy(NAME_END, 0, terminated, bytes.length, NAME_END.length);
      return terminated;
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
