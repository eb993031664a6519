package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.CodeRows;
import org.pageowner.dsl.internal.engine.IndexSort;
import org.pageowner.dsl.internal.engine.Lane;
import org.pageowner.dsl.internal.engine.Lanes;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * How texts compare, mostly without making them.
 *
 * <p>A regular text is a sequence of pieces, each with an end that can't occur within it: order,
 * mask, pid, tgid, name, times, stack, trailer. So texts compare as their first pieces that differ
 * do, and a piece is a number: the rank of a value's bytes, or a decimal number turned so that it
 * compares as its digits do. Where pieces don't line up (records of different dialects, a name that
 * holds what ends a name, an irregular record) the texts themselves are made and compared.
 */
final class TextOrder implements IndexSort.RowOrder {
  private static final byte[] NAME_END = {')', ',', ' ', 't', 's', ' '};
  private static final int USUAL_BYTES = 1024;
  private static final int UNTOLD = -1;

  private final TextRows texts;
  private final CodeRows codes;
  private final Lanes lanes;
  private final TextWriter writer;
  private final List<IntToLongFunction> pieces = new ArrayList<>();

  /** For each text which pieces there are; {@link #UNTOLD} if the pieces don't tell it. */
  private final byte[] shapes;

  TextOrder(TextRows texts, Lanes lanes, TextWriter writer) {
    this.texts = texts;
    this.codes = texts.codes();
    this.lanes = lanes;
    this.writer = writer;
    TailOrder tails = new TailOrder(lanes, codes);
    this.shapes = shapes(tails.untold());
    decimal(TextRows.ORDER);
    ranked(TextRows.GFP, lanes.gfp().sorting());
    decimal(TextRows.PID);
    decimal(TextRows.TGID);
    ranked(TextRows.NAME, nameOrder());
    if (texts.isStamped()) {
      decimal(TextRows.ALLOC_TS);
    }
    decimal(TextRows.FREE_TS);
    pieces.add(tails.stackRanks());
    ranked(TextRows.TRAILER, lanes.trailer().sorting());
  }

  private void decimal(int lane) {
    long largest = 0;
    for (int text = 0; text < codes.size(); text++) {
      largest = Math.max(largest, codes.code(text, lane));
    }
    DecimalOrder order = DecimalOrder.upTo(largest);
    pieces.add(text -> order.of(codes.code(text, lane)));
  }

  private void ranked(int lane, Lane.Sorting sorting) {
    pieces.add(
        text -> {
          long code = codes.code(text, lane);
          return code == Block.ABSENT ? -1 : sorting.of(code);
        });
  }

  /** Names as they compare within a first line. */
  private Lane.Sorting nameOrder() {
    byte[][] terminated = new byte[lanes.of(KeyCatalogue.NAME).denseCodes()][];
    Arrays.setAll(terminated, code -> Bytes.concat(lanes.nameBytes(code), NAME_END));
    return Lane.Sorting.ranks(
        terminated.length, (a, b) -> Arrays.compareUnsigned(terminated[a], terminated[b]));
  }

  private byte[] shapes(boolean[] untoldTrailers) {
    boolean[] untoldNames = new boolean[lanes.of(KeyCatalogue.NAME).denseCodes()];
    for (int code = 0; code < untoldNames.length; code++) {
      untoldNames[code] = Bytes.indexOf(lanes.nameBytes(code), NAME_END) >= 0;
    }
    boolean[] untoldMasks = new boolean[lanes.gfp().denseCodes()];
    for (int code = 0; code < untoldMasks.length; code++) {
      untoldMasks[code] = !isWhole(lanes.gfpBytes(code));
    }
    byte[] found = new byte[codes.size()];
    for (int text = 0; text < found.length; text++) {
      boolean untold =
          texts.isIrregular(text)
              || isMarked(text, TextRows.NAME, untoldNames, false)
              || isMarked(text, TextRows.GFP, untoldMasks, true)
              || isMarked(text, TextRows.TRAILER, untoldTrailers, false)
              || (texts.isStamped() && codes.code(text, TextRows.ALLOC_TS) >= DecimalOrder.BEYOND)
              || codes.code(text, TextRows.FREE_TS) >= DecimalOrder.BEYOND;
      found[text] = untold ? UNTOLD : (byte) texts.fields(text);
    }
    return found;
  }

  private boolean isMarked(int text, int lane, boolean[] marks, boolean ifAbsent) {
    long code = codes.code(text, lane);
    return code == Block.ABSENT ? ifAbsent : marks[(int) code];
  }

  /** A mask without names is the begin of one with names, but does not sort before it. */
  private static boolean isWhole(byte[] mask) {
    return mask.length > 0 && mask[mask.length - 1] == ')';
  }

  /** Whether texts compare as {@link #pieces} do. */
  boolean isTold() {
    for (byte shape : shapes) {
      if (shape == UNTOLD || shape != shapes[0]) {
        return false;
      }
    }
    return true;
  }

  /** The pieces, by text. */
  List<IntToLongFunction> pieces() {
    return pieces;
  }

  @Override
  public int compare(int a, int b) {
    if (shapes[a] != shapes[b] || shapes[a] == UNTOLD) {
      return Arrays.compareUnsigned(text(a), text(b));
    }
    for (IntToLongFunction piece : pieces) {
      int result = Long.compare(piece.applyAsLong(a), piece.applyAsLong(b));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private byte[] text(int text) {
    GroupOutput out = new GroupOutput(USUAL_BYTES);
    try {
      writer.write(text, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes everything", e);
    }
    return out.toByteArray();
  }
}
