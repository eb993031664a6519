package org.pageowner.dsl.plan;

/**
 * The frames of the stack trace, for conditions: {@code FRAME.like("ext4_*")} holds if it does for
 * any frame.
 *
 * <p>{@code equalTo}, {@code anyOf} and {@code like} test the function's name, or the whole text of
 * a frame whose address the kernel could not resolve; {@code matches} searches the whole text of
 * the frame, {@code ext4_getblk+0x4f/0x2a0 [ext4]}.
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
    return "Any frame of the stack trace: its function name, or its whole text for a regular"
        + " expression.";
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name();
  }
}
