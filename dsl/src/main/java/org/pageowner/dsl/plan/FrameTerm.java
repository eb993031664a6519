package org.pageowner.dsl.plan;

/**
 * The frames of the stack trace, for conditions: {@code FRAME.like("ext4_*")} holds if it does for
 * any frame.
 *
 * <p>{@code equalTo}, {@code anyOf} and {@code like} test the function's name, both as in the
 * source and as the kernel was built, {@code __alloc_pages} and {@code __alloc_pages_noprof}; or
 * the whole text of a frame whose address the kernel could not resolve. {@code matches} searches
 * the whole text of the frame, {@code ext4_getblk+0x4f/0x2a0 [ext4]}.
 */
public final class FrameTerm implements TextTerm {
  /** The only instance; {@code frame} in the grammar. */
  public static final FrameTerm FRAME = new FrameTerm();

  private FrameTerm() {}

  @Override
  public String name() {
    return "frame";
  }

  /** Returns the meaning, in one sentence. */
  public String description() {
    return "Any frame of the stack trace: its function name, with or without the additions of a"
        + " build such as _noprof, or its whole text for a regular expression.";
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name();
  }
}
