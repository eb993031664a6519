package org.pageowner.dsl.internal.engine;

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
final class DerivedLane<V, T> extends Lane {
  private static final long UNKNOWN = Long.MIN_VALUE + 1;

  private final Domain<V> domain;
  private final Function<V, @Nullable T> derivation;
  private final Comparator<? super T> order;
  private final Map<T, Integer> codesByValue = new HashMap<>();
  private final List<T> values = new ArrayList<>();
  private long[] derived = new long[0];

  private final @Nullable DerivedLane<?, T> other;
  private final Map<Long, Long> codesOfOther = new HashMap<>();

  DerivedLane(Domain<V> domain, Function<V, @Nullable T> derivation, Comparator<? super T> order) {
    this(domain, derivation, order, null);
  }

  /** A lane whose values are those of {@code other} where there is none. */
  DerivedLane(
      Domain<V> domain,
      Function<V, @Nullable T> derivation,
      Comparator<? super T> order,
      @Nullable DerivedLane<?, T> other) {
    this.domain = domain;
    this.derivation = derivation;
    this.order = order;
    this.other = other;
  }

  @Override
  protected void read(Block block, long[] into) {
    long[] source = domain.codes(block);
    reserve(domain.denseCodes());
    for (int row = 0; row < block.count(); row++) {
      long code = source[row];
      if (code == Block.ABSENT) {
        into[row] = Block.ABSENT;
      } else {
        long known = derived[(int) code];
        into[row] = known == UNKNOWN ? derive((int) code) : known;
      }
    }
    if (other != null) {
      readOther(other, block, into);
    }
  }

  private void readOther(DerivedLane<?, T> from, Block block, long[] into) {
    long @Nullable [] codes = null;
    for (int row = 0; row < block.count(); row++) {
      if (into[row] == Block.ABSENT) {
        codes = codes == null ? from.codes(block) : codes;
        if (codes[row] != Block.ABSENT) {
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
    long own = value == null ? Block.ABSENT : intern(value);
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
    return code == Block.ABSENT ? null : values.get((int) code);
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
