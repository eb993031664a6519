package org.pageowner.dsl.analysis.fragmentation;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;

/**
 * A number for each value of a dictionary column, worked out once for each distinct value that a
 * row has, though each batch may have a dictionary of its own, or one that has grown.
 */
final class IdNumbers<V> {
  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final ToIntFunction<V> rule;
  private final int absent;
  private @Nullable Dictionary<V> dictionary;
  private int[] numbers = new int[0];
  private int[] ids = new int[0];

  /** Numbers values by {@code rule}, which gives no {@link Integer#MIN_VALUE}. */
  IdNumbers(ToIntFunction<V> rule, int absent) {
    this.rule = rule;
    this.absent = absent;
  }

  /** Sets {@code into} to the numbers of the rows from {@code from} on. */
  void read(DictionaryColumn<V> column, int from, int count, int[] into) {
    Dictionary<V> values = column.dictionary();
    if (values != dictionary) {
      dictionary = values;
      numbers = new int[values.size()];
      Arrays.fill(numbers, UNKNOWN);
    } else if (values.size() > numbers.length) {
      int known = numbers.length;
      numbers = Arrays.copyOf(numbers, values.size());
      Arrays.fill(numbers, known, numbers.length, UNKNOWN);
    }
    if (ids.length < count) {
      ids = new int[count];
    }
    column.copyIds(from, count, ids);
    for (int i = 0; i < count; i++) {
      int id = ids[i];
      if (id == DictionaryColumn.ABSENT) {
        into[i] = absent;
      } else {
        int number = numbers[id];
        if (number == UNKNOWN) {
          number = rule.applyAsInt(values.value(id));
          numbers[id] = number;
        }
        into[i] = number;
      }
    }
  }
}
