package org.pageowner.core.internal.text.lines;

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

  /** A blank as UTF-8 or ISO 8859-1 between the kernel's words, or before a frame. */
  private static final String BLANK_NEAR_WORDS =
      "(?m)(?:^[>| \\t]{0,40}|[\\]:>])(?:NBSP)(?:NBSP| ){0,80}"
          + "(?:[A-Za-z_.$][\\w.$]{0,200}\\+0x|[Pp]age|PFN|flags:|nr_base_pages|Block)"
          + "|\\b(?:page|Page|allocated|via|order|last|gfp_mask|mask|Block|Flags|dumped|tracks)(?:NBSP)";

  private static final Pattern UTF8_BLANK =
      Pattern.compile(BLANK_NEAR_WORDS.replace("NBSP", "\\u00c2\\u00a0"));
  private static final Pattern LATIN1_BLANK =
      Pattern.compile(BLANK_NEAR_WORDS.replace("NBSP", "(?<!\\u00c2)\\u00a0"));

  private static final Pattern MAIL_HEADER =
      Pattern.compile("(?im)^Content-Transfer-Encoding: *quoted-printable");

  /** Fields of page flags, a soft line break of a long line, or an encoded blank. */
  private static final Pattern QUOTED_PRINTABLE =
      Pattern.compile(
          "(?:node|zone|section|lastcpupid|kasantag)=3D\\d|=C2=A0"
              + "|(?m:^[^\\n]{60,75}=\\r?\\n[^\\n])|=20\\r?\\n[^\\n]{0,200}=20\\r?\\n");

  private static final Pattern UNENCODED =
      Pattern.compile("=(?![0-9A-F]{2}|[ \\t]{0,8}\\r?(?:\\n|\\z))");
  private static final Pattern HEADERS =
      Pattern.compile("(?m)^[A-Z][\\w-]{1,60}:.*$|^\\s+\\S{1,60}=.*$");

  /** Addresses, quote marks and the marks of a call trace in entities. */
  private static final Pattern ENTITIES =
      Pattern.compile(
          "&lt;[0-9a-f]{8,16}&gt;|&lt;/?[A-Z]{2,8}&gt;|(?m:^&gt; ?)|&nbsp;|&#160;|&#x[aA]0;");

  private static final Pattern TAG_AT_AN_END =
      Pattern.compile(
          "(?im)^\\s{0,80}<(?:br ?/?|p|pre|div|span|code|td|li)(?: [^<>\\n]{0,200})?>"
              + "|<(?:br ?/?|/p|/pre|/div|/span|/code|/td|/li)>\\s*$");

  boolean isNone() {
    return equals(NONE);
  }

  /** Looks at the beginning of a text, one character a byte. */
  static Encoding of(String text) {
    boolean quoted = isQuotedPrintable(text);
    boolean utf8 =
        (text.indexOf(0xa0) >= 0 && UTF8_BLANK.matcher(text).find())
            || (quoted && text.contains("=C2=A0"));
    boolean latin1 = !utf8 && text.indexOf(0xa0) >= 0 && LATIN1_BLANK.matcher(text).find();
    return new Encoding(quoted, isHtml(text), utf8, latin1);
  }

  /** A header says so, or bytes of page_owner's lines are encoded and no equals sign is plain. */
  private static boolean isQuotedPrintable(String text) {
    if (text.indexOf('=') < 0) {
      return false;
    }
    return MAIL_HEADER.matcher(text).find()
        || (QUOTED_PRINTABLE.matcher(text).find()
            && !UNENCODED.matcher(HEADERS.matcher(text).replaceAll("")).find());
  }

  private static boolean isHtml(String text) {
    if (text.indexOf('&') >= 0 && ENTITIES.matcher(text).find()) {
      return true;
    }
    return text.indexOf('<') >= 0 && TAG_AT_AN_END.matcher(text).results().limit(2).count() == 2;
  }
}
