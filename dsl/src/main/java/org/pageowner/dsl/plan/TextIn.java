package org.pageowner.dsl.plan;

import java.util.List;
import org.pageowner.core.record.ByteText;

/**
 * Holds if the text is one of {@code values}.
 *
 * @param term whose text
 * @param values at least one, kept in the {@link ByteText#canonical} form; duplicates are dropped
 */
public record TextIn(TextTerm term, List<String> values) implements Condition {
  /** Checks the values. */
  public TextIn {
    values = Values.distinct(term.name(), values.stream().map(ByteText::canonical).toList());
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
