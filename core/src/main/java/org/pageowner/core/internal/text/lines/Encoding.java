package org.pageowner.core.internal.text.lines;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which encodings of mail and web a text is in, where that is unmistakable.
 *
 * @param quotedPrintable whether bytes are written as {@code =3D}, and lines go on after {@code =}
 *     at their end (RFC 2045)
 * @param html whether characters are written as entities, and line ends as {@code <br>}
 * @param noBreakSpace whether blanks are U+00A0 in UTF-8
 * @param latin1NoBreakSpace whether blanks are U+00A0 in ISO 8859-1
 */
record Encoding(
    boolean quotedPrintable, boolean html, boolean noBreakSpace, boolean latin1NoBreakSpace) {
  static final Encoding NONE = new Encoding(false, false, false, false);

  private static final Pattern ESCAPED_BYTE = Pattern.compile("=(?:3D|20|C2=A0|5B|\\r?\\n)");
  private static final Pattern UNESCAPED =
      Pattern.compile("=(?![0-9A-F]{2}|[ \\t]*\\r?(?:\\n|\\z))");
  private static final Pattern HEADER =
      Pattern.compile("(?im)^Content-Transfer-Encoding: *quoted-printable");
  private static final Pattern MAIL_HEADER =
      Pattern.compile("(?m)^(?:[A-Z][\\w-]{1,60}:|\\s+\\S+=).*$");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:lt|gt|amp|nbsp|quot|apos|#\\d{2,5}|#x[0-9a-fA-F]{2,4});");
  private static final Pattern TAG =
      Pattern.compile("(?i)<(?:br ?/?|/?p|/?pre|/?div|/?span|/?code|/?td|/?li)(?: [^<>]{0,200})?>");
  private static final Pattern NO_BREAK_SPACE = Pattern.compile("\\u00c2\\u00a0");
  private static final Pattern LATIN1_SPACE =
      Pattern.compile("(?<![\\u0080-\\u00ff])\\u00a0(?![\\u0080-\\u00ff])");

  boolean isNone() {
    return equals(NONE);
  }

  /** Looks at the beginning of a text, one character a byte. */
  static Encoding of(String text) {
    boolean quoted = isQuotedPrintable(text);
    boolean html = isNearWords(ENTITY, text) || isNearWords(TAG, text);
    boolean utf8 = isNearWords(NO_BREAK_SPACE, text) || (quoted && text.contains("=C2=A0"));
    boolean latin1 = !utf8 && isNearWords(LATIN1_SPACE, text);
    return new Encoding(quoted, html, utf8, latin1);
  }

  /** Each equals sign introduces a byte or a line's end, or a header says so. */
  private static boolean isQuotedPrintable(String text) {
    if (text.indexOf('=') < 0 || !ESCAPED_BYTE.matcher(text).find()) {
      return false;
    }
    if (HEADER.matcher(text).find()) {
      return true;
    }
    return !UNESCAPED.matcher(MAIL_HEADER.matcher(text).replaceAll("")).find();
  }

  /** Whether an encoded character is in a line of page_owner's or of a stack. */
  private static boolean isNearWords(Pattern encoded, String text) {
    Matcher found = encoded.matcher(text);
    int at = 0;
    while (found.find(at)) {
      int from = text.lastIndexOf('\n', found.start()) + 1;
      int end = text.indexOf('\n', found.start());
      int to = end < 0 ? text.length() : end;
      if (isOurs(text.substring(from, Math.min(to, from + 4096)))) {
        return true;
      }
      at = to;
    }
    return false;
  }

  private static final Pattern OURS =
      Pattern.compile(
          "(?i:page.{1,6}(?:last.{1,6})?allocated.{1,6}via.{1,6}order|page_owner.{1,6}tracks)"
              + "|page.{1,6}dumped.{1,6}because|page.{1,6}last.{1,6}free|\\+0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}"
              + "|nr_base_pages:|Block.{1,6}\\d{1,9}.{1,6}type|mapcount:|\\d.{1,6}times");

  private static boolean isOurs(String line) {
    return OURS.matcher(line).find();
  }
}
