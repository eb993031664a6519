package org.pageowner.dsl.internal.format;

import java.io.IOException;
import org.pageowner.core.internal.work.Interruption;

/** Buffers lines, and writes them 32 KiB at a time. */
public final class LineBuffer {
  private static final int FLUSH_AT = 1 << 15;

  private final Appendable out;
  private final StringBuilder text = new StringBuilder(FLUSH_AT + (FLUSH_AT >> 2));

  /** A buffer of lines for {@code out}. */
  public LineBuffer(Appendable out) {
    this.out = out;
  }

  /** Returns the text of the current line, to append to. */
  public StringBuilder line() {
    return text;
  }

  /** Ends the current line. */
  public void endLine() throws IOException {
    text.append('\n');
    if (text.length() >= FLUSH_AT) {
      Interruption.checkWriting();
      flush();
    }
  }

  /** Writes the rest; must be called after the last line. */
  public void flush() throws IOException {
    out.append(text);
    text.setLength(0);
  }
}
