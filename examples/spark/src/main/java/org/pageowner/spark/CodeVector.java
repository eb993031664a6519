package org.pageowner.spark;

import java.util.Arrays;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.export.RecordColumns;
import org.pageowner.dsl.plan.Key;

/**
 * Codes of a key, one for each row: numbers and flags are their codes; each distinct text and stack
 * is converted once.
 */
final class CodeVector extends ReadOnlyVector {
  private final @Nullable Key<?> key;
  private final SourceColumn column;
  private final long[] numbers = new long[RecordColumns.MAX_ROWS];
  private long[] codes = numbers;
  private int nulls;
  private @Nullable RecordColumns columns;
  private @Nullable UTF8String[] texts = {};
  private @Nullable ColumnarArray[] stacks = {};

  /** A vector of a column that has a key, or is a number of rows without one. */
  CodeVector(SourceColumn column, DataType type) {
    super(type);
    this.key = column.key();
    this.column = column;
  }

  /** Sets the rows to those that {@code from} has read: {@code count} rows of a batch. */
  void read(RecordColumns from, RecordBatch batch, int row, int count) {
    if (from != columns) {
      columns = from;
      texts = new UTF8String[0];
      stacks = new ColumnarArray[0];
    }
    if (key == null) {
      copy(numbers(batch), row, count);
    } else {
      codes = from.codes(key);
    }
    nulls = 0;
    for (int i = 0; i < count; i++) {
      nulls += codes[i] == RecordColumns.ABSENT ? 1 : 0;
    }
  }

  /** Returns the numbers of a batch; {@code null} if it has none, as those of hosts in a dump. */
  private @Nullable LongColumn numbers(RecordBatch batch) {
    if (column.equals(SourceColumn.PAGES)) {
      return batch.pages();
    }
    if (column.equals(SourceColumn.TIMES)) {
      return batch.times();
    }
    CensusRows census = batch.census();
    if (census == null) {
      return null;
    }
    return column.equals(SourceColumn.HOSTS) ? census.hosts() : census.topHostPages();
  }

  private void copy(@Nullable LongColumn from, int row, int count) {
    if (from == null) {
      Arrays.fill(numbers, 0, count, RecordColumns.ABSENT);
      return;
    }
    from.copy(row, count, numbers);
    if (from.hasAbsent()) {
      for (int i = 0; i < count; i++) {
        numbers[i] = from.isAbsent(row + i) ? RecordColumns.ABSENT : numbers[i];
      }
    }
  }

  @Override
  public boolean hasNull() {
    return nulls > 0;
  }

  @Override
  public int numNulls() {
    return nulls;
  }

  @Override
  public boolean isNullAt(int row) {
    return codes[row] == RecordColumns.ABSENT;
  }

  @Override
  public long getLong(int row) {
    return codes[row];
  }

  @Override
  public boolean getBoolean(int row) {
    return codes[row] != 0;
  }

  @Override
  @SuppressWarnings("NullAway") // Spark's vectors return null for a row that is null
  public UTF8String getUTF8String(int row) {
    if (isNullAt(row)) {
      return null;
    }
    int code = Math.toIntExact(codes[row]);
    if (code >= texts.length) {
      texts = Arrays.copyOf(texts, Math.max(code + 1, 2 * texts.length));
    }
    UTF8String text = texts[code];
    if (text == null) {
      text = Values.text(value(code));
      texts[code] = text;
    }
    return text;
  }

  @Override
  @SuppressWarnings("NullAway") // Spark's vectors return null for a row that is null
  public ColumnarArray getArray(int row) {
    if (isNullAt(row)) {
      return null;
    }
    int code = Math.toIntExact(codes[row]);
    if (code >= stacks.length) {
      stacks = Arrays.copyOf(stacks, Math.max(code + 1, 2 * stacks.length));
    }
    ColumnarArray stack = stacks[code];
    if (stack == null) {
      UTF8String[] frames = Values.frames((StackTrace) value(code));
      stack = new ColumnarArray(new TextVector(frames), 0, frames.length);
      stacks[code] = stack;
    }
    return stack;
  }

  private Object value(long code) {
    RecordColumns from = columns;
    Object value = from == null || key == null ? null : from.value(key, code);
    if (value == null) {
      throw new IllegalStateException("no value of " + key + " has the code " + code);
    }
    return value;
  }

  /** Returns whether values are arrays. */
  boolean isArray() {
    return dataType() instanceof ArrayType;
  }
}
