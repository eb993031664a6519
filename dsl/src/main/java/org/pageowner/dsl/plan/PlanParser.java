package org.pageowner.dsl.plan;

import java.util.List;

/** Reads option lines. */
final class PlanParser {
  private PlanParser() {}

  static Plan parse(List<Word> words) {
    if (words.isEmpty()) {
      return Plan.EMPTY;
    }
    throw new UnsupportedOperationException("the grammar follows: " + words);
  }
}
