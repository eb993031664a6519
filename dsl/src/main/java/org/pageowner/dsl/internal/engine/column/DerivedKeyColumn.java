package org.pageowner.dsl.internal.engine.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key that another column's value alone determines, as the stack does the module: computed once
 * for each distinct value there.
 */
final class DerivedKeyColumn<V, T> extends KeyColumn {
  private final DictionaryKeyColumn<V> domain;
  private final Function<V, @Nullable T> derivation;
  private final Comparator<? super T> order;
  private final Map<T, Integer> codesByValue = new HashMap<>();
  private final List<T> values = new ArrayList<>();
  private final CodeMemo derived = new CodeMemo(this::derive);

  private final @Nullable DerivedKeyColumn<?, T> other;
  private final Map<Long, Long> codesOfOther = new HashMap<>();

  DerivedKeyColumn(
      DictionaryKeyColumn<V> domain,
      Function<V, @Nullable T> derivation,
      Comparator<? super T> order) {
    this(domain, derivation, order, null);
  }

  /** A column whose values are those of {@code other} where there is none. */
  DerivedKeyColumn(
      DictionaryKeyColumn<V> domain,
      Function<V, @Nullable T> derivation,
      Comparator<? super T> order,
      @Nullable DerivedKeyColumn<?, T> other) {
    this.domain = domain;
    this.derivation = derivation;
    this.order = order;
    this.other = other;
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    derived.read(domain, slice, RowSlice.ABSENT, into);
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
          into[row] =
              codesOfOther.computeIfAbsent(
                  codes[row], code -> (long) intern(from.values.get((int) (long) code)));
        }
      }
    }
  }

  private long derive(long code) {
    T value = derivation.apply(domain.get(code));
    return value == null ? RowSlice.ABSENT : intern(value);
  }

  private int intern(T value) {
    Integer known = codesByValue.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : values.get((int) code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(values.size(), (a, b) -> order.compare(values.get(a), values.get(b)));
  }

  @Override
  public int denseCodes() {
    return values.size();
  }
}
