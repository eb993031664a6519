package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pageowner.dsl.internal.engine.SortField;
import org.pageowner.dsl.internal.engine.TextSorting;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.sort.MergeSort;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * How texts compare, mostly without making them.
 *
 * <p>A regular text is a sequence of pieces, each with an end that can't occur within it: order,
 * mask, pid, tgid, name, times, stack, trailer. So texts compare as their first pieces that differ
 * do, and a piece is a number: the rank of a value's bytes, or a decimal number turned so that it
 * compares as its digits do. Where pieces don't line up (records of different dialects, a name that
 * contains the end mark of a name, an irregular record) the texts themselves are made and compared.
 */
final class TextOrder implements MergeSort.RowOrder {
  private static final byte[] NAME_END = {')', ',', ' ', 't', 's', ' '};
  private static final int USUAL_BYTES = 1024;

  private final RecordTexts texts;
  private final TextWriter writer;
  private final List<SortField> pieces = new ArrayList<>();

  TextOrder(RecordTexts texts, KeyColumns columns, TextWriter writer) {
    this.texts = texts;
    this.writer = writer;
    decimal(RecordTexts.ORDER);
    ranked(RecordTexts.GFP, columns.gfp(), columns.gfp().sorting());
    decimal(RecordTexts.PID);
    decimal(RecordTexts.TGID);
    KeyColumn names = columns.of(KeyCatalogue.NAME);
    ranked(RecordTexts.NAME, names, nameOrder(columns));
    if (texts.isStamped()) {
      decimal(RecordTexts.ALLOC_TS);
    }
    decimal(RecordTexts.FREE_TS);
    pieces.add(new StackTextOrder(columns, texts).stackRanks());
    ranked(RecordTexts.TRAILER, columns.trailer(), columns.trailer().sorting());
  }

  private void decimal(int column) {
    DecimalOrder order = DecimalOrder.upTo(texts.largest(column));
    pieces.add(new SortField(text -> order.of(texts.code(text, column)), -1, order.max()));
  }

  private void ranked(int column, KeyColumn values, KeyColumn.Sorting sorting) {
    pieces.add(
        new SortField(
            text -> {
              long code = texts.code(text, column);
              return code == RowSlice.ABSENT ? -1 : sorting.of(code);
            },
            -1,
            values.denseCodes()));
  }

  /** Names as they compare within a first line. */
  private static KeyColumn.Sorting nameOrder(KeyColumns columns) {
    byte[][] terminated = new byte[columns.of(KeyCatalogue.NAME).denseCodes()][];
    Arrays.setAll(terminated, code -> Bytes.concat(columns.nameBytes(code), NAME_END));
    return KeyColumn.Sorting.ranks(
        terminated.length, (a, b) -> Arrays.compareUnsigned(terminated[a], terminated[b]));
  }

  /** Returns whether a name contains the characters that end a name. */
  static boolean endsWithin(byte[] name) {
    return Bytes.indexOf(name, NAME_END) >= 0;
  }

  /** Returns whether a mask has names: one without is a prefix, but does not sort first. */
  static boolean isWholeMask(byte[] mask) {
    return mask.length > 0 && mask[mask.length - 1] == ')';
  }

  /** Returns how the texts compare: by pieces alone if those of all texts line up. */
  TextSorting sorting() {
    return new TextSorting(pieces, texts.areAlike() ? null : this);
  }

  @Override
  public int compare(int a, int b) {
    int shape = texts.shape(a);
    if (shape < 0 || shape != texts.shape(b)) {
      return Arrays.compareUnsigned(text(a), text(b));
    }
    for (SortField piece : pieces) {
      int result = Long.compare(piece.numbers().applyAsLong(a), piece.numbers().applyAsLong(b));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private byte[] text(int text) {
    ByteBuilder out = new ByteBuilder(USUAL_BYTES);
    try {
      writer.write(texts.table(), text, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes everything", e);
    }
    return out.toByteArray();
  }
}
