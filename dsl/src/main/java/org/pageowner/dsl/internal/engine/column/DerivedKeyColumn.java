package org.pageowner.dsl.internal.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key that is told by another column's value alone, as the module is by the stack: worked out
 * once for each distinct value there.
 */
final class DerivedKeyColumn<V, T> extends KeyColumn {
  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final DictionaryKeyColumn<V> domain;
  private final Function<V, @Nullable T> derivation;
  private final Comparator<? super T> order;
  private final Map<T, Integer> codesByValue = new HashMap<>();
  private final List<T> values = new ArrayList<>();
  private long[] derived = new long[0];

  private final @Nullable DerivedKeyColumn<?, T> other;
  private final Map<Long, Long> codesOfOther = new HashMap<>();

  DerivedKeyColumn(
      DictionaryKeyColumn<V> domain,
      Function<V, @Nullable T> derivation,
      Comparator<? super T> order) {
    this(domain, derivation, order, null);
  }

  /** A keyColumn whose values are those of {@code other} where there is none. */
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
    long[] source = domain.codes(slice);
    reserve(domain.denseCodes());
    for (int row = 0; row < slice.count(); row++) {
      long code = source[row];
      if (code == RowSlice.ABSENT) {
        into[row] = RowSlice.ABSENT;
      } else {
        long known = derived[(int) code];
        into[row] = known == UNKNOWN ? derive((int) code) : known;
      }
    }
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

  private void reserve(int codes) {
    int known = derived.length;
    if (codes > known) {
      derived = Arrays.copyOf(derived, Math.max(codes, known * 2));
      Arrays.fill(derived, known, derived.length, UNKNOWN);
    }
  }

  private long derive(int code) {
    T value = derivation.apply(domain.get(code));
    long own = value == null ? RowSlice.ABSENT : intern(value);
    derived[code] = own;
    return own;
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
