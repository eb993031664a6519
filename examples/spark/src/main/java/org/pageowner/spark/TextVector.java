package org.pageowner.spark;

import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Texts, one for each row. */
final class TextVector extends ReadOnlyVector {
  private final @Nullable UTF8String[] texts;
  private final int nulls;

  TextVector(@Nullable UTF8String[] texts) {
    super(DataTypes.StringType);
    this.texts = texts;
    this.nulls = (int) Arrays.stream(texts).filter(Objects::isNull).count();
  }

  /** Returns a vector with the same text, or null, in each row. */
  static TextVector constant(@Nullable UTF8String text, int rows) {
    @Nullable UTF8String[] texts = new UTF8String[rows];
    Arrays.fill(texts, text);
    return new TextVector(texts);
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
    return texts[row] == null;
  }

  @Override
  @SuppressWarnings("NullAway") // Spark's vectors return null for a row that is null
  public UTF8String getUTF8String(int row) {
    return texts[row];
  }
}
