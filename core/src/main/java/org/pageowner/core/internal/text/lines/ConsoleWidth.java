package org.pageowner.core.internal.text.lines;

/**
 * The length at which a console broke or cut the lines of a log.
 *
 * @param length in characters; -1 if there is no such length
 * @param cuts whether text after this length may be lost; else it is in the next line
 * @param quote the quote marks and blanks that were put before all lines later
 */
public record ConsoleWidth(int length, boolean cuts, String quote) {
  /** Lines of any length. */
  public static final ConsoleWidth NONE = new ConsoleWidth(-1, false, "");

  /** Returns the number of characters of a line, of which each byte is one: it may be UTF-8. */
  public static int columns(String line) {
    int columns = line.length();
    for (int i = 0; i < line.length(); i++) {
      columns -= (line.charAt(i) & 0xc0) == 0x80 ? 1 : 0;
    }
    return columns;
  }
}
