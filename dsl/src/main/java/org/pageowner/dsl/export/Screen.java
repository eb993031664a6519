package org.pageowner.dsl.export;

import java.io.IOException;

/** An answer as a person first sees it, as one string. */
final class Screen {
  private Screen() {}

  /** Writes an answer in {@link Layout#SCREEN}, without its last line feed. */
  static String of(Answer answer, Format format) {
    StringBuilder text = new StringBuilder();
    try {
      answer.writeTo(text, format, Layout.SCREEN);
    } catch (IOException e) {
      throw new AssertionError("a StringBuilder takes everything", e);
    }
    return text.substring(0, text.length() - 1);
  }
}
