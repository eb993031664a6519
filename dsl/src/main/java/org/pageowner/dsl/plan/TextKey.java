package org.pageowner.dsl.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * A key whose values are text: {@code NAME.like("kworker*")}.
 *
 * <p>No comparison holds for an absent value; an empty text is a value.
 */
public final class TextKey extends Key<String> implements TextTerm {
  TextKey(String name, String abbreviation, String description, EnumSet<Use> uses) {
    super(name, abbreviation, description, uses);
  }

  TextKey(KeyFunction function) {
    super(function);
  }

  /** Returns a condition that holds for every other text, but not for an absent one. */
  public Condition differsFrom(String value) {
    Objects.requireNonNull(value, "value");
    return isPresent().and(equalTo(value).not());
  }

  /**
   * Selects records with any of these texts.
   *
   * @throws IllegalArgumentException if there are none, or if this key cannot be selected by
   */
  public Selection selection(String... values) {
    Values.requireAll(values, "values");
    return new Selection.OfTexts(this, List.of(values));
  }
}
