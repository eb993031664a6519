package org.pageowner.dsl.analysis.fragmentation;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.dsl.internal.engine.column.CodeMemo;

/**
 * A number for each value of a dictionary column, computed once for each distinct value of a
 * batch's dictionary (memoisation).
 */
final class IdNumbers<V> {
  private final ToIntFunction<V> rule;
  private final int absent;
  private @Nullable Dictionary<V> dictionary;
  private CodeMemo numbers = new CodeMemo(id -> 0);
  private int[] ids = new int[0];

  /**
   * A column of the numbers that {@code rule} gives to values; {@code absent} is the number of rows
   * without a value.
   */
  IdNumbers(ToIntFunction<V> rule, int absent) {
    this.rule = rule;
    this.absent = absent;
  }

  /** Sets {@code into} to the numbers of the rows from {@code from} on. */
  void read(DictionaryColumn<V> column, int from, int count, int[] into) {
    Dictionary<V> values = column.dictionary();
    if (values != dictionary) {
      dictionary = values;
      numbers = new CodeMemo(id -> rule.applyAsInt(values.value((int) id)));
    }
    numbers.reserve(values.size());
    if (ids.length < count) {
      ids = new int[count];
    }
    column.copyIds(from, count, ids);
    for (int i = 0; i < count; i++) {
      int id = ids[i];
      into[i] = id == DictionaryColumn.ABSENT ? absent : (int) numbers.of(id);
    }
  }
}
