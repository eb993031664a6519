package org.pageowner.dsl.internal.engine.column;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.index.Interner;

/**
 * A key that another column's value alone determines, as a stack determines the module: it is
 * computed once for each distinct value there. Codes number the distinct results.
 *
 * <p>The codes of the source are dense.
 */
final class DerivedKeyColumn<T> extends KeyColumn {
  private final KeyColumn source;
  private final LongFunction<@Nullable T> derivation;
  private final Comparator<? super T> order;
  private final Interner<T> values = new Interner<>();
  private final CodeMemo derived = new CodeMemo(this::derive);

  private final @Nullable DerivedKeyColumn<T> other;
  private final CodeMemo codesByOther = new CodeMemo(this::codeOfOther);

  /** A column whose values are given by {@code derivation} for each code of {@code source}. */
  DerivedKeyColumn(
      KeyColumn source, LongFunction<@Nullable T> derivation, Comparator<? super T> order) {
    this(source, derivation, order, null);
  }

  /** A column that takes its values from {@code other} where it has none. */
  DerivedKeyColumn(
      KeyColumn source,
      LongFunction<@Nullable T> derivation,
      Comparator<? super T> order,
      @Nullable DerivedKeyColumn<T> other) {
    this.source = source;
    this.derivation = derivation;
    this.order = order;
    this.other = other;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    derived.read(source, slice, RowSlice.ABSENT, into);
    if (other != null) {
      fillAbsent(other, slice, null, slice.count(), into);
    }
  }

  @Override
  public void markChanges(RowSlice next, long[] marks) {
    source.markChanges(next, marks);
    if (other != null) {
      other.markChanges(next, marks);
    }
  }

  @Override
  public void gather(RowSlice next, int[] rows, int count, long[] into) {
    if (isRead(next)) {
      super.gather(next, rows, count, into);
      return;
    }
    source.gather(next, rows, count, into);
    derived.replace(source.denseCodes(), into, count);
    if (other != null) {
      fillAbsent(other, next, rows, count, into);
    }
  }

  @Override
  public @Nullable DictionaryKeyColumn<?> determinant(RowSlice next) {
    return source.determinant(next);
  }

  @Override
  public boolean translate(long[] vector, int count) {
    boolean isDetermined = source.translate(vector, count);
    derived.replace(source.denseCodes(), vector, count);
    for (int i = 0; i < count && other != null && isDetermined; i++) {
      isDetermined = vector[i] != RowSlice.ABSENT;
    }
    return isDetermined;
  }

  /**
   * Takes absent codes from the other column.
   *
   * @param rows the rows of the codes; {@code null} for all rows
   */
  private void fillAbsent(
      DerivedKeyColumn<T> from, RowSlice next, int @Nullable [] rows, int count, long[] into) {
    long @Nullable [] codes = null;
    for (int i = 0; i < count; i++) {
      if (into[i] == RowSlice.ABSENT) {
        codes = codes == null ? from.codes(next) : codes;
        into[i] = ofOther(from, codes[rows == null ? i : rows[i]]);
      }
    }
  }

  private long ofOther(DerivedKeyColumn<T> from, long code) {
    if (code == RowSlice.ABSENT) {
      return RowSlice.ABSENT;
    }
    codesByOther.reserve(from.denseCodes());
    return codesByOther.of(code);
  }

  private long derive(long code) {
    T value = derivation.apply(code);
    return value == null ? RowSlice.ABSENT : values.add(value);
  }

  private long codeOfOther(long code) {
    return values.add(Objects.requireNonNull(other).values.value((int) code));
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : values.value((int) code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(values.size(), (a, b) -> order.compare(values.value(a), values.value(b)));
  }

  @Override
  public int denseCodes() {
    return values.size();
  }
}
