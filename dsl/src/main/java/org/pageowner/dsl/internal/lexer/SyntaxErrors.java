package org.pageowner.dsl.internal.lexer;

/** Makes the exception for text that cannot be read; the parser above this package supplies it. */
@FunctionalInterface
public interface SyntaxErrors {
  /**
   * Returns the exception for an error at an index of a text.
   *
   * @param text the whole text
   * @param index the index of the error, at most the text's length
   * @param problem the text that was found, and why it is wrong
   * @param expected the text that would be right there
   * @param details further lines of the message; may be empty
   */
  RuntimeException at(String text, int index, String problem, String expected, String details);
}
