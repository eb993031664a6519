package org.pageowner.dsl.table;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Mask;

/** A value as one line of text that is safe to show. */
final class CellText {
  /** What stands for an absent value. */
  static final String ABSENT = "-";

  private CellText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return ABSENT;
    }
    if (value instanceof Long || value instanceof Boolean) {
      return value.toString();
    }
    return ByteText.printable(value instanceof Mask mask ? mask.text() : value.toString());
  }
}
