package org.pageowner.dsl.plan;

import java.util.Objects;
import org.pageowner.core.record.ByteText;

/**
 * Thrown for a text that is not an option line or a condition; the message shows the place and the
 * text that was expected there, and lists the valid names.
 */
public final class PlanSyntaxException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** Maximum number of characters of the text that the message shows on either side. */
  private static final int CONTEXT = 60;

  private static final int LONGEST_PROBLEM = 200;

  private final String text;
  private final int column;
  private final String expected;

  /**
   * An error at an index of a text.
   *
   * @param details further lines of the message; may be empty
   */
  PlanSyntaxException(String text, int index, String problem, String expected, String details) {
    super(message(text, index, problem, expected, details));
    this.text = text;
    this.column = index + 1;
    this.expected = expected;
  }

  /** Returns a few lines: column and problem, the text with a caret under it, the expected text. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** Returns the text that could not be read. */
  public String text() {
    return text;
  }

  /**
   * Returns the position of the error in {@link #text()}, in {@code char}s counted from 1; one more
   * than its length if something is missing at the end.
   */
  public int column() {
    return column;
  }

  /** Returns a description of the text that is valid there: {@code a key to cull by}. */
  public String expected() {
    return expected;
  }

  private static String message(
      String text, int index, String problem, String expected, String details) {
    int start = Math.max(0, index - CONTEXT);
    int end = Math.min(text.length(), index + CONTEXT);
    String before = (start > 0 ? "..." : "") + visible(text.substring(start, index));
    String after = visible(text.substring(index, end)) + (end < text.length() ? "..." : "");
    return "column "
        + (index + 1)
        + ": "
        + shortened(ByteText.printable(problem))
        + "\n  "
        + before
        + after
        + "\n  "
        + " ".repeat(before.codePointCount(0, before.length()))
        + "^\nexpected "
        + expected
        + (details.isEmpty() ? "" : "\n" + details);
  }

  /** The problem may quote a word of any length. */
  private static String shortened(String problem) {
    return problem.length() <= LONGEST_PROBLEM
        ? problem
        : problem.substring(0, LONGEST_PROBLEM) + "...";
  }

  /** Keeps the excerpt on one line, the caret under its place, and terminals unharmed. */
  private static String visible(String part) {
    return part.codePoints()
        .map(c -> ByteText.printable(Character.toString(c)).startsWith("\\x") ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
