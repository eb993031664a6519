package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pageowner.dsl.internal.engine.OrderTerm;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.sort.MergeSort;
import org.pageowner.dsl.internal.engine.sort.SortField;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * The order of texts, computed from their codes without making the texts.
 *
 * <p>A regular text is a sequence of fields, each ended by characters that cannot occur in it:
 * order, mask, pid, tgid, name, time stamps, stack, trailer. Texts therefore compare as their first
 * different fields do, and a field is a number: the rank of a value among the distinct values,
 * sorted by bytes ({@link KeyColumn#sorting}), or a number that compares as decimal digits do
 * ({@link DecimalOrder}). Sorting each distinct value once and then the rows by {@link
 * org.pageowner.dsl.internal.engine.sort.RadixSort} replaces n log n comparisons of texts of a
 * kilobyte. Fields are not aligned in texts of different dialects, irregular records, and records
 * with a name that contains the end of a name; such texts are made and compared.
 */
final class TextOrder implements MergeSort.RowOrder {
  private static final byte[] NAME_END = {')', ',', ' ', 't', 's', ' '};
  private static final int USUAL_BYTES = 1024;

  private final RecordTexts texts;
  private final TextWriter writer;
  private final List<SortField> fields = new ArrayList<>();

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
    fields.add(new StackTextOrder(columns, texts).stackRanks());
    ranked(RecordTexts.TRAILER, columns.trailer(), columns.trailer().sorting());
  }

  private void decimal(int column) {
    DecimalOrder order = DecimalOrder.upTo(texts.largest(column));
    fields.add(new SortField(text -> order.of(texts.code(text, column)), -1, order.max()));
  }

  private void ranked(int column, KeyColumn values, KeyColumn.Sorting sorting) {
    fields.add(
        new SortField(
            text -> {
              long code = texts.code(text, column);
              return code == RowSlice.ABSENT ? -1 : sorting.of(code);
            },
            -1,
            values.denseCodes()));
  }

  /** Returns the order of names as in a first line: each with the characters after it. */
  private static KeyColumn.Sorting nameOrder(KeyColumns columns) {
    byte[][] terminated = new byte[columns.of(KeyCatalogue.NAME).denseCodes()][];
    Arrays.setAll(terminated, code -> Bytes.concat(columns.nameBytes(code), NAME_END));
    return KeyColumn.Sorting.ranks(
        terminated.length, (a, b) -> Arrays.compareUnsigned(terminated[a], terminated[b]));
  }

  /** Returns whether a name contains the characters that end a name. */
  static boolean containsNameEnd(byte[] name) {
    return Bytes.indexOf(name, NAME_END) >= 0;
  }

  /**
   * Returns whether a mask has names. A mask without names may be a prefix of another but sort
   * after it.
   */
  static boolean hasMaskNames(byte[] mask) {
    return mask.length > 0 && mask[mask.length - 1] == ')';
  }

  /** Returns the order of the texts, by fields alone if the fields of all texts are aligned. */
  OrderTerm.TextSorting sorting() {
    return new OrderTerm.TextSorting(fields, texts.haveOneShape() ? null : this);
  }

  @Override
  public int compare(int a, int b) {
    int shape = texts.shape(a);
    if (shape < 0 || shape != texts.shape(b)) {
      return Arrays.compareUnsigned(text(a), text(b));
    }
    for (SortField field : fields) {
      int result = Long.compare(field.numbers().applyAsLong(a), field.numbers().applyAsLong(b));
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
      throw new UncheckedIOException("writing to an array failed", e);
    }
    return out.toByteArray();
  }
}
