package org.pageowner.dsl.plan;

import java.util.List;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.plan.Key.Use;

/** A key with the values to keep: {@code pid(1, 2)}. */
public sealed interface Selection {
  /** Returns the key to select by. */
  Key<?> key();

  /** Returns the values to keep, in the order given, without duplicates; at least one. */
  List<?> values();

  /** Returns the equivalent condition. */
  Condition condition();

  /**
   * Selects by a number.
   *
   * @param key one that can be selected by
   * @param values at least one, none of them negative
   */
  record OfNumbers(NumberKey key, List<Long> values) implements Selection {
    /** Checks key and values. */
    public OfNumbers {
      key.require(Use.SELECT);
      values = Values.distinct(key.name(), values);
      for (long value : values) {
        if (value < 0) {
          throw new IllegalArgumentException(key + " is never negative: " + value);
        }
      }
    }

    @Override
    public Condition condition() {
      return new Condition.NumberIn(key, values);
    }

    @Override
    public String toString() {
      return PlanText.print(this);
    }
  }

  /**
   * Selects by a text.
   *
   * @param key one that can be selected by
   * @param values at least one, kept in the {@link ByteText#canonical} form
   */
  record OfTexts(TextKey key, List<String> values) implements Selection {
    /** Checks key and values. */
    public OfTexts {
      key.require(Use.SELECT);
      values = Values.distinct(key.name(), values.stream().map(ByteText::canonical).toList());
    }

    @Override
    public Condition condition() {
      return new Condition.TextIn(key, values);
    }

    @Override
    public String toString() {
      return PlanText.print(this);
    }
  }
}
