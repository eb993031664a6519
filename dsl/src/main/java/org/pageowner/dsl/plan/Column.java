package org.pageowner.dsl.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.StackTrace;

/**
 * A column of an answer: a {@link Key}, a {@link Measure}, or one of the columns that {@code
 * across} adds.
 *
 * @param <V> the type of its values
 */
public sealed interface Column<V> permits Key, Measure, Column.Across {
  /** Returns the name, in headers and in the grammar. */
  String name();

  /**
   * Times or pages of the records with one value of the key of {@code across}.
   *
   * @param measure times or pages
   * @param key the key
   * @param value one of its values; {@code null} for records that have none
   */
  record Across(Measure<Long> measure, Key<?> key, @Nullable Object value) implements Column<Long> {
    /** Checks the components. */
    public Across {
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(key, "key");
    }

    /** Returns the value as text: {@code 0}, {@code xfs}; {@code null} if it is absent. */
    public String label() {
      if (value == null) {
        return "null";
      }
      String text =
          value instanceof StackTrace stack
              ? String.join(" < ", stack.frames().stream().map(frame -> frame.text()).toList())
              : value.toString();
      // a text that looks like an absent value
      return text.equals("null") ? "\\x6eull" : text;
    }

    /** Returns the measure and the value: {@code pages[0]}. */
    @Override
    public String name() {
      return measure.name() + "[" + label() + "]";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }
}
