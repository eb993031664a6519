package org.pageowner.dsl.internal.engine;

import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.Measure;

/** Makes the rows of a result from records that passed the filters. */
interface RowCollector extends RowSink {
  /** How many rows the result has; they are numbered in the order of their first records. */
  long size();

  /** How many of these are there to be sorted: the others lie behind the limit. */
  int kept();

  /** The record that stands for a row. */
  RecordReferences records();

  /** A measure of a row; {@link RowSlice#ABSENT} if it has none. */
  long measure(Measure measure, int row);

  /** A measure of all kept rows; {@link RowSlice#ABSENT} where there is none. */
  default long[] measures(Measure measure) {
    long[] numbers = new long[kept()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = measure(measure, row);
    }
    return numbers;
  }

  /** A number for each kept row that compares as the key's value does. */
  long[] sortable(Key<?> key);
}
