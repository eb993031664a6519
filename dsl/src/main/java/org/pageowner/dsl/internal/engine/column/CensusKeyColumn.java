package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.dsl.internal.index.Interner;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * A key that is computed from parts of a record, and given as a value in rows of a census, which do
 * not have these parts.
 *
 * <p>Batches of records pass through to the computed column, whose codes are the codes here. With
 * the first batch of a census, the codes of a text are those of an interner that starts with the
 * computed values, so that groups that exist stay valid. Numbers, flags and masks are their own
 * codes in both cases.
 */
final class CensusKeyColumn extends KeyColumn {
  private final Key<?> key;
  private final KeyColumn computed;

  /** The texts by code; {@code null} while codes are those of the computed column. */
  private @Nullable Interner<String> texts;

  private final CodeMemo codesOfComputed = new CodeMemo(this::codeOfComputed);

  CensusKeyColumn(Key<?> key, KeyColumn computed) {
    this.key = key;
    this.computed = computed;
  }

  private boolean passes(RowSlice next) {
    return texts == null && next.batch().census() == null;
  }

  @Override
  public long[] codes(RowSlice next) {
    return passes(next) ? computed.codes(next) : super.codes(next);
  }

  @Override
  public void markChanges(RowSlice next, long[] marks) {
    if (passes(next)) {
      computed.markChanges(next, marks);
    } else {
      super.markChanges(next, marks);
    }
  }

  @Override
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    if (passes(next)) {
      computed.gather(next, rows, count, into);
    } else {
      super.gather(next, rows, count, into);
    }
  }

  @Override
  NumberBounds bounds(RowSlice next) {
    return passes(next) ? computed.bounds(next) : super.bounds(next);
  }

  @Override
  public @Nullable DictionaryKeyColumn<?> determinant(RowSlice next) {
    return passes(next) ? computed.determinant(next) : null;
  }

  @Override
  public boolean translate(long[] vector, int count) {
    return computed.translate(vector, count);
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    CensusRows census = slice.batch().census();
    if (census != null && texts == null && key instanceof TextKey) {
      startTexts();
    }
    int index = census == null ? -1 : census.keys().indexOf(key.name());
    if (index >= 0 && key instanceof StackKey) {
      index = -1; // the column of stacks has it
    }
    if (census != null && index >= 0) {
      readGiven(census.values(index), slice, into);
    } else if (census != null && !CensusValues.isComputed(census, key)) {
      Arrays.fill(into, 0, slice.count(), RowSlice.ABSENT);
    } else if (texts == null) {
      System.arraycopy(computed.codes(slice), 0, into, 0, slice.count());
    } else {
      codesOfComputed.read(computed, slice, RowSlice.ABSENT, into);
    }
  }

  private void startTexts() {
    texts = new Interner<>();
    int known = Math.max(0, computed.denseCodes());
    codesOfComputed.reserve(known);
    for (int code = 0; code < known; code++) {
      codesOfComputed.of(code);
    }
  }

  private long codeOfComputed(long code) {
    Object value = computed.value(code);
    return texts == null || value == null ? RowSlice.ABSENT : texts.add((String) value);
  }

  private void readGiven(DictionaryColumn<String> values, RowSlice slice, long[] into) {
    for (int row = 0; row < slice.count(); row++) {
      String text = values.get(slice.from() + row);
      into[row] =
          text == null
              ? RowSlice.ABSENT
              : texts == null ? CensusValues.code(key, text) : texts.add(text);
    }
  }

  @Override
  public @Nullable Object value(long code) {
    if (texts == null) {
      return computed.value(code);
    }
    return code == RowSlice.ABSENT ? null : texts.value((int) code);
  }

  @Override
  public Sorting sorting() {
    Interner<String> known = texts;
    if (known == null) {
      return computed.sorting();
    }
    byte[][] encoded = new byte[known.size()][];
    Arrays.setAll(encoded, code -> ByteText.encode(known.value(code)));
    return Sorting.ranks(encoded.length, (a, b) -> Arrays.compareUnsigned(encoded[a], encoded[b]));
  }

  @Override
  public int denseCodes() {
    return texts == null ? computed.denseCodes() : texts.size();
  }
}
