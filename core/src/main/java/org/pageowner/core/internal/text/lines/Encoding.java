package org.pageowner.core.internal.text.lines;

/**
 * The encodings of mail and web that a text unmistakably has, and text after its lines.
 *
 * @param quotedPrintable whether bytes are written as {@code =3D}, and lines continue after {@code
 *     =} at their end (RFC 2045)
 * @param html whether characters are written as entities, and line ends as {@code <br>}
 * @param noBreakSpace whether blanks are U+00A0 in UTF-8
 * @param latin1NoBreakSpace whether blanks are U+00A0 in ISO 8859-1
 * @param colours whether the text contains colour sequences of a terminal
 * @param doubleSpaced whether an empty line follows each line
 * @param suffix a regular expression of the text after each line, which is empty if there is none
 */
public record Encoding(
    boolean quotedPrintable,
    boolean html,
    boolean noBreakSpace,
    boolean latin1NoBreakSpace,
    boolean colours,
    boolean doubleSpaced,
    String suffix) {
  public static final Encoding NONE = new Encoding(false, false, false, false, false, false, "");

  /** Returns whether the text is as it was printed. */
  public boolean isNone() {
    return !(quotedPrintable
        || html
        || noBreakSpace
        || latin1NoBreakSpace
        || colours
        || doubleSpaced
        || !suffix.isEmpty());
  }
}
