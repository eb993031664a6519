package org.pageowner.dsl.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.DictionaryColumn;

/**
 * The output for the values of a column, encoded once for each distinct value.
 *
 * @param <F> the form that is kept: mostly finished JSON
 */
final class Fragments<V, F> {
  private final DictionaryColumn<V> column;
  private final RowIds ids;
  private final Function<@Nullable V, F> encoding;
  private final F absent;
  private final @Nullable Object[] encoded;

  Fragments(DictionaryColumn<V> column, RowIds ids, Function<@Nullable V, F> encoding) {
    this.column = column;
    this.ids = ids;
    this.encoding = encoding;
    this.absent = encoding.apply(null);
    this.encoded = new @Nullable Object[column.dictionary().size()];
  }

  @SuppressWarnings("unchecked") // the array holds results of the encoding alone
  F get(int row) {
    int id = ids.of(row);
    if (id == DictionaryColumn.ABSENT) {
      return absent;
    }
    Object known = encoded[id];
    if (known == null) {
      known = encoding.apply(column.dictionary().value(id));
      encoded[id] = known;
    }
    return (F) known;
  }
}
