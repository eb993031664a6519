package org.pageowner.dsl.internal.engine.column;

import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.index.Interner;

/**
 * A key that another column's value alone determines, as a stack determines the module: it is
 * computed once for each distinct value there. Codes number the distinct results.
 *
 * <p>The codes of the source are dense.
 */
final class DerivedKeyColumn<V, T> extends KeyColumn {
  private final KeyColumn source;
  private final Function<V, @Nullable T> derivation;
  private final Comparator<? super T> order;
  private final Interner<T> values = new Interner<>();
  private final CodeMemo derived = new CodeMemo(this::derive);

  private final @Nullable DerivedKeyColumn<?, T> other;
  private final CodeMemo codesByOther = new CodeMemo(this::codeOfOther);

  DerivedKeyColumn(
      KeyColumn source, Function<V, @Nullable T> derivation, Comparator<? super T> order) {
    this(source, derivation, order, null);
  }

  /** A column that takes its values from {@code other} where it has none. */
  DerivedKeyColumn(
      KeyColumn source,
      Function<V, @Nullable T> derivation,
      Comparator<? super T> order,
      @Nullable DerivedKeyColumn<?, T> other) {
    this.source = source;
    this.derivation = derivation;
    this.order = order;
    this.other = other;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    derived.read(source, slice, RowSlice.ABSENT, into);
    if (other != null) {
      readOther(other, slice, into);
    }
  }

  private void readOther(DerivedKeyColumn<?, T> from, RowSlice slice, long[] into) {
    long @Nullable [] codes = null;
    for (int row = 0; row < slice.count(); row++) {
      if (into[row] == RowSlice.ABSENT) {
        codes = codes == null ? from.codes(slice) : codes;
        if (codes[row] != RowSlice.ABSENT) {
          codesByOther.reserve(from.denseCodes());
          into[row] = codesByOther.of(codes[row]);
        }
      }
    }
  }

  private long derive(long code) {
    T value = derivation.apply(sourceValue(code));
    return value == null ? RowSlice.ABSENT : values.add(value);
  }

  @SuppressWarnings("unchecked") // the derivation is of the source's type
  private V sourceValue(long code) {
    return (V) Objects.requireNonNull(source.value(code));
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
