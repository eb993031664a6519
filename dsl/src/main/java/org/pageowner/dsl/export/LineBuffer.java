package org.pageowner.dsl.export;

import java.io.IOException;

/** Collects lines and hands them on in large pieces. */
final class LineBuffer {
  private static final int FLUSH_AT = 1 << 15;

  private final Appendable out;
  private final StringBuilder text = new StringBuilder(FLUSH_AT + (FLUSH_AT >> 2));

  LineBuffer(Appendable out) {
    this.out = out;
  }

  /** Where the current line is written. */
  StringBuilder line() {
    return text;
  }

  void endLine() throws IOException {
    text.append('\n');
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  /** Hands on what is left; needed after the last line. */
  void flush() throws IOException {
    out.append(text);
    text.setLength(0);
  }
}
