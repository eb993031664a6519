package org.pageowner.dsl.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The finished JSON for combinations of values of several columns, made once for each distinct
 * combination. Adjacent rows mostly have the same one, so the last is compared before the table is
 * searched.
 */
final class CombinedFragments {
  private static final int MAX_COLUMNS = 3;

  private final RowIds[] columns;
  private final IntFunction<String> encoding;
  private final Map<Ids, String> encoded = new HashMap<>();
  private Ids lastIds = new Ids(Integer.MIN_VALUE, 0, 0);
  private String last = "";

  private record Ids(int first, int second, int third) {}

  /** Fragments over at most 3 columns; {@code encoding} makes that of a row. */
  CombinedFragments(List<RowIds> columns, IntFunction<String> encoding) {
    if (columns.size() > MAX_COLUMNS) {
      throw new IllegalArgumentException(columns.size() + " columns, at most " + MAX_COLUMNS);
    }
    this.columns = columns.toArray(new RowIds[0]);
    this.encoding = encoding;
  }

  String get(int row) {
    int first = columns[0].of(row);
    int second = columns.length > 1 ? columns[1].of(row) : 0;
    int third = columns.length > 2 ? columns[2].of(row) : 0;
    if (first != lastIds.first || second != lastIds.second || third != lastIds.third) {
      lastIds = new Ids(first, second, third);
      last = encoded.computeIfAbsent(lastIds, ids -> encoding.apply(row));
    }
    return last;
  }
}
