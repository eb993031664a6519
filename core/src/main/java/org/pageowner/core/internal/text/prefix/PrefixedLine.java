package org.pageowner.core.internal.text.prefix;

/**
 * A line apart from the text before it.
 *
 * @param words the line without its prefix; of a line that has no known prefix, the line without
 *     quote marks
 * @param printer the task, CPU or machine that printed it: see {@link Printer}
 * @param fit how the prefix is known
 * @param logged whether the prefix has a logger's text, not only quote marks and indentation
 */
public record PrefixedLine(String words, String printer, Fit fit, boolean logged) {
  /** How a prefix is known. */
  enum Fit {
    /** The line itself cannot be mistaken. */
    ANCHORED,
    /** The prefix has the shape of another one. */
    MATCHED,
    /** The line has no prefix that was seen before. */
    FOREIGN
  }

  public boolean isForeign() {
    return fit == Fit.FOREIGN;
  }

  public boolean isAnchored() {
    return fit == Fit.ANCHORED;
  }
}
