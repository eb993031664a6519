package org.pageowner.dsl.internal.engine.column;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A number, computed for each row from the codes of other columns, that is its own code. For
 * columns whose combinations are too many to memoise.
 */
public final class CombinedKeyColumn extends KeyColumn {
  /** Computes a code. */
  @FunctionalInterface
  public interface Rule {
    /** Returns the code of a row of a slice, whose codes in the other columns are {@code codes}. */
    long code(long[] codes, RowSlice slice, int row);
  }

  private final List<KeyColumn> columns;
  private final Rule rule;
  private final LongFunction<Object> values;
  private final int denseCodes;

  /** A column whose codes are given by {@code rule} and whose values by {@code values}. */
  public CombinedKeyColumn(List<KeyColumn> columns, Rule rule, LongFunction<Object> values) {
    this(columns, rule, values, -1);
  }

  private CombinedKeyColumn(
      List<KeyColumn> columns, Rule rule, LongFunction<Object> values, int denseCodes) {
    this.columns = columns;
    this.rule = rule;
    this.values = values;
    this.denseCodes = denseCodes;
  }

  /**
   * Returns a column of words; the code of a word is its index. Words are in ascending order. The
   * rule depends on the codes alone, so it is not evaluated for a row that repeats those of the row
   * before.
   */
  static CombinedKeyColumn ofWords(List<KeyColumn> columns, Rule rule, List<String> words) {
    return new CombinedKeyColumn(columns, rule, code -> words.get((int) code), words.size());
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[][] sources = new long[columns.size()][];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = columns.get(i).codes(slice);
    }
    long[] codes = new long[sources.length];
    for (int row = 0; row < slice.count(); row++) {
      boolean isRepeated = row > 0 && denseCodes >= 0;
      for (int i = 0; i < codes.length; i++) {
        isRepeated &= codes[i] == sources[i][row];
        codes[i] = sources[i][row];
      }
      into[row] = isRepeated ? into[row - 1] : rule.code(codes, slice, row);
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : values.apply(code);
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }

  @Override
  public int denseCodes() {
    return denseCodes;
  }
}
