package org.pageowner.dsl.plan;

/**
 * Holds if the whole text matches a glob.
 *
 * @param term whose text
 * @param glob as {@link Glob} reads it
 */
public record TextLike(TextTerm term, String glob) implements Condition {
  /** Checks the glob. */
  public TextLike {
    Glob unused = Glob.parse(glob);
  }

  /** The glob, ready to match; made anew by each call. */
  public Glob matcher() {
    return Glob.parse(glob);
  }

  @Override
  public String toString() {
    return ConditionPrinter.print(this);
  }
}
