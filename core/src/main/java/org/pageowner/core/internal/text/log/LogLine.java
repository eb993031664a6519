package org.pageowner.core.internal.text.log;

import org.pageowner.core.internal.text.lines.ConsoleWidth;
import org.pageowner.core.internal.text.lines.TextLines;
import org.pageowner.core.internal.text.prefix.PrefixTemplate;
import org.pageowner.core.internal.text.prefix.PrefixedLine;
import org.pageowner.core.internal.text.prefix.Printer;

/** A line of a kernel log, joined from the parts into which a mailer or a terminal broke it. */
final class LogLine {
  /** Maximum number of parts of a line. */
  private static final int MAX_PARTS = 12;

  private final PrefixedLine first;
  private final long number;
  private final long offset;
  private final StringBuilder whole = new StringBuilder();
  private final String quote;
  private final ConsoleWidth width;
  private String words;
  private long bytes;
  private int parts;
  private int lastLength;

  /**
   * Creates a line that may continue in the next ones.
   *
   * @param width the width at which a console broke or cut the lines of the log
   */
  LogLine(PrefixedLine first, TextLines at, ConsoleWidth width) {
    this.first = first;
    this.width = width;
    String text = at.text();
    int prefix = Math.max(0, text.length() - first.words().length());
    this.quote =
        text.substring(
            0, first.logged() ? Math.min(prefix, PrefixTemplate.quoteLength(text)) : prefix);
    this.number = at.number();
    this.offset = at.offset();
    this.words = first.words();
    add(at);
  }

  private void add(TextLines at) {
    whole.append(parts == 0 ? "" : "\n").append(at.text());
    bytes += at.bytes();
    lastLength = width.length() < 0 ? 0 : ConsoleWidth.columns(at.text());
    parts++;
  }

  /** Adds the next line if it continues this one; returns whether it does. */
  boolean continuesWith(PrefixedLine next, TextLines at) {
    if (parts == MAX_PARTS || next.isAnchored() || (first.logged() && next.logged())) {
      return false;
    }
    String text = at.text();
    String common = width.quote().isBlank() && !quote.isBlank() ? quote : width.quote();
    boolean atWidth = isAtWidth() && text.startsWith(common);
    String joined =
        atWidth
            ? BrokenLine.joinAtWidth(words, text.substring(common.length()), first.logged())
            : null;
    joined = joined == null ? BrokenLine.join(words, next.words(), first.logged()) : joined;
    if (joined == null) {
      return false;
    }
    words = joined;
    add(at);
    return true;
  }

  private boolean isAtWidth() {
    return lastLength == width.length();
  }

  /** Returns whether a console may have cut the line at its width. */
  boolean mayBeCut() {
    return width.cuts() && isAtWidth();
  }

  /** Returns the line without its prefix. */
  String words() {
    return words;
  }

  /** Returns the task, CPU or machine that printed the line: see {@link Printer}. */
  String printer() {
    return first.printer();
  }

  /** Returns whether the prefix of the line is not one of the log's. */
  boolean isForeign() {
    return first.isForeign();
  }

  /** Returns the number of the first line, counted from 0. */
  long number() {
    return number;
  }

  /** Returns the offset of the first line. */
  long offset() {
    return offset;
  }

  /** Returns the size of the lines, in bytes. */
  long bytes() {
    return bytes;
  }

  /** Returns the lines as they are in the log, joined by line ends. */
  CharSequence whole() {
    return whole;
  }

  @Override
  public String toString() {
    return words;
  }
}
