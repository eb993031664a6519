package org.pageowner.dsl.internal.format;

import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;

/** Appends values of keys and measures as members of JSON objects. */
public final class JsonFields {
  private JsonFields() {}

  /**
   * Appends a value as a field of an object, {@code "pid":1}; the bits of a mask are a separate
   * field before it.
   *
   * @param value one of the column's values, or {@code null}
   */
  public static void append(StringBuilder line, Column<?> column, @Nullable Object value) {
    if (column instanceof MaskKey mask && !mask.equals(KeyCatalogue.ALLOCATOR)) {
      appendName(line, mask.name() + "_mask");
      JsonText.appendBits(line, (Mask) value);
      line.append(',');
    }
    appendName(line, column.name());
    if (column instanceof Measure) {
      JsonText.appendMeasure(line, value);
    } else if (column instanceof NumberKey) {
      JsonText.appendNumber(line, (Long) value);
    } else if (column instanceof TextKey) {
      JsonText.appendText(line, (String) value);
    } else if (column instanceof FlagKey) {
      line.append(value);
    } else if (column instanceof MaskKey) {
      JsonText.appendNames(line, (Mask) value);
    } else if (column instanceof StackKey) {
      JsonText.appendFrames(line, (StackTrace) value);
    }
  }

  private static void appendName(StringBuilder line, String name) {
    JsonText.appendText(line, name);
    line.append(':');
  }
}
