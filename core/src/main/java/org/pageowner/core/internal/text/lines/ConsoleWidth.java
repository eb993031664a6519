package org.pageowner.core.internal.text.lines;

/**
 * The width at which a console broke or cut the lines of a log.
 *
 * @param length in characters; -1 if there is no such width
 * @param cuts whether text after this width may be lost; otherwise it is on the next line
 * @param quote the quote marks and blanks that were added before all lines later
 */
public record ConsoleWidth(int length, boolean cuts, String quote) {
  /** Lines of any length. */
  public static final ConsoleWidth NONE = new ConsoleWidth(-1, false, "");

  /**
   * Returns the number of characters of a line that has one {@code char} per byte and may be UTF-8.
   */
  public static int columns(String line) {
    int columns = line.length();
    for (int i = 0; i < line.length(); i++) {
      columns -= (line.charAt(i) & 0xc0) == 0x80 ? 1 : 0;
    }
    return columns;
  }
}
