package org.pageowner.dsl.plan;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Holds if a regular expression finds something in the text.
 *
 * <p>It is applied to the text as {@link org.pageowner.core.record.ByteText} has it, in which a
 * backslash is two.
 *
 * @param term whose text
 * @param regex in the syntax of {@link Pattern}
 */
public record TextMatches(TextTerm term, String regex) implements Condition {
  /** Checks the expression. */
  public TextMatches {
    Pattern unused = compile(regex);
  }

  /** The expression, ready to {@code find()}; compiled anew by each call. */
  public Pattern pattern() {
    return compile(regex);
  }

  private static Pattern compile(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a regular expression: "
              + e.getDescription()
              + (e.getIndex() < 0 ? "" : " near index " + e.getIndex()),
          e);
    } catch (StackOverflowError e) {
      // Pattern compiles by recursion, and the text may come from anywhere.
      throw new IllegalArgumentException("a regular expression that is nested too deeply", e);
    }
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
