package org.pageowner.core.internal.text.prefix;

/**
 * A line split into its prefix and its words.
 *
 * @param words the line without its prefix; without quote marks only, if it has no known prefix
 * @param printer the task, CPU or machine that printed it: see {@link Printer}
 * @param fit the way in which the prefix was recognised
 * @param logged whether the prefix has a logger's text, besides quote marks and indentation
 */
public record PrefixedLine(String words, String printer, Fit fit, boolean logged) {
  /** The way in which a prefix was recognised. */
  enum Fit {
    /** The words of the line are unmistakable. */
    ANCHORED,
    /** The prefix matches a template. */
    MATCHED,
    /** The line has no known prefix. */
    FOREIGN
  }

  public boolean isForeign() {
    return fit == Fit.FOREIGN;
  }

  public boolean isAnchored() {
    return fit == Fit.ANCHORED;
  }
}
