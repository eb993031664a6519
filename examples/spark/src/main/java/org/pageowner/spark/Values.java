package org.pageowner.spark;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;

/** Values of keys as Spark has them in rows. */
final class Values {
  private Values() {}

  /** Returns the text of a name, or of a mask as the kernel prints it. */
  static UTF8String text(Object value) {
    return UTF8String.fromString(value instanceof Mask mask ? mask.text() : (String) value);
  }

  /** Returns the frames of a stack, innermost first, as the kernel prints them. */
  static UTF8String[] frames(StackTrace stack) {
    List<Frame> frames = stack.frames();
    UTF8String[] texts = new UTF8String[frames.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = UTF8String.fromString(frames.get(i).text());
    }
    return texts;
  }

  /** Returns a value in a row: numbers and flags as they are, texts and arrays of Spark. */
  static @Nullable Object inRow(@Nullable Object value) {
    if (value == null || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    return value instanceof StackTrace stack
        ? new org.apache.spark.sql.catalyst.util.GenericArrayData(frames(stack))
        : text(value);
  }

  /** Returns the text of a malformed part; the reason if the text is missing. */
  static UTF8String text(MalformedPart part) {
    return UTF8String.fromString(part.text().isEmpty() ? part.diagnostic().reason() : part.text());
  }
}
