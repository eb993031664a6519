package org.pageowner.core.internal.text.lines;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects the {@link Encoding} of a text from its traces next to page_owner's own words.
 *
 * <p>Separate from its result, so that reading a plain dump compiles none of these patterns.
 */
public final class EncodingDetector {
  /** Minimum number of lines, each followed by an empty one, in a double-spaced text. */
  private static final int DOUBLE_SPACED_LINES = 3;

  private static final Pattern OURS =
      Pattern.compile(
          "\\d times(?::|, \\d)|page_owner tracks the page|page (?:last )?allocated via order|Page allocated via order"
              + "|PFN (?:0x)?[0-9a-f]{1,16} |\\+0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}");
  private static final Pattern OFFSET = Pattern.compile("\\+0x[0-9a-f]{1,8}/0x[0-9a-f]{1,8}");

  /** A colour at the start of a line or around a time in brackets. */
  private static final Pattern COLOURS =
      Pattern.compile("(?md)(?:^|[\\]\\[])\\x1b\\[[0-9;]{0,16}[mK]");

  private static final Pattern LINE_BREAK_TAG = Pattern.compile("(?i)<br ?/?>");

  /** A no-break space in UTF-8 or ISO 8859-1 between the kernel's words, or before a frame. */
  private static final String BLANK_NEAR_WORDS =
      "(?md)(?:^[>| \\t]{0,40}|[\\]:>])(?:NBSP)(?:NBSP| ){0,80}"
          + "(?:[A-Za-z_.$][\\w.$]{0,200}\\+0x|[Pp]age|PFN|flags:|nr_base_pages|Block)"
          + "|\\b(?:page|Page|allocated|via|order|last|gfp_mask|mask|Block|Flags|dumped|tracks)(?:NBSP)";

  private static final Pattern UTF8_BLANK =
      Pattern.compile(BLANK_NEAR_WORDS.replace("NBSP", "\\u00c2\\u00a0"));
  private static final Pattern LATIN1_BLANK =
      Pattern.compile(BLANK_NEAR_WORDS.replace("NBSP", "(?<!\\u00c2)\\u00a0"));

  private static final Pattern MAIL_HEADER =
      Pattern.compile("(?imd)^Content-Transfer-Encoding: *quoted-printable");

  /** Fields of page flags, or encoded blanks between words. */
  private static final Pattern QUOTED_PRINTABLE =
      Pattern.compile("(?:node|zone|section|lastcpupid|kasantag)=3D\\d|=C2=A0");

  /** Soft breaks of long lines, and encoded line ends: a single one may be accidental. */
  private static final Pattern SOFT_BREAK =
      Pattern.compile(
          "(?md:^[^\\n]{60,75}=\\r?\\n(?!PFN |Page | \\S{1,200}\\+0x)[^\\n])|=20\\r?\\n|=0A=\\r?\\n|=\\r?\\n(?=0x|\\()");

  private static final Pattern UNENCODED =
      Pattern.compile("=(?![0-9A-F]{2}|[ \\t]{0,8}\\r?(?:\\n|\\z))");
  private static final Pattern HEADERS =
      Pattern.compile("(?md)^[A-Z][\\w-]{1,60}:.*$|^\\s+\\S{1,60}=.*$");

  /** Entities in addresses, quote marks and the markers of a call trace. */
  private static final Pattern ENTITIES =
      Pattern.compile(
          "&lt;[0-9a-f]{8,16}&gt;|&lt;/?[A-Z]{2,8}&gt;|(?md:^&gt; ?)|&nbsp;|&#160;|&#x[aA]0;");

  private static final Pattern TAG_AT_AN_END =
      Pattern.compile(
          "(?imd)^\\s{0,80}<(?:br ?/?|p|pre|div|span|code|td|li)(?: [^<>\\n]{0,200})?>"
              + "|<(?:br ?/?|/p|/pre|/div|/span|/code|/td|/li)>\\s*$");

  private EncodingDetector() {}

  /** Detects the encoding from the start of a text, one character per byte. */
  public static Encoding detect(String text) {
    boolean quoted = isQuotedPrintable(text);
    boolean utf8 =
        (text.indexOf(0xa0) >= 0 && UTF8_BLANK.matcher(text).find())
            || (quoted && text.contains("=C2=A0"));
    boolean latin1 = !utf8 && text.indexOf(0xa0) >= 0 && LATIN1_BLANK.matcher(text).find();
    boolean colours = text.indexOf(0x1b) >= 0 && COLOURS.matcher(text).find();
    boolean spaced = !quoted && isDoubleSpaced(text);
    boolean html = isHtml(text);
    String suffix = quoted || html ? "" : LineSuffix.of(text);
    return new Encoding(quoted, html, utf8, latin1, colours, spaced, suffix);
  }

  /** Returns whether, from the first line of a stack or a report on, every second line is empty. */
  private static boolean isDoubleSpaced(String text) {
    Matcher ours = OURS.matcher(text);
    boolean emptyLines = text.contains("\n\n") || text.contains("\n\r\n");
    if (!emptyLines || !ours.find()) {
      return false;
    }
    int at = text.lastIndexOf('\n', ours.start()) + 1;
    int lines = 0;
    boolean frames = false;
    while (lines < DOUBLE_SPACED_LINES) {
      int end = text.indexOf('\n', at);
      int next = end < 0 ? -1 : text.indexOf('\n', end + 1);
      if (next < 0 || text.substring(at, end).isBlank() || !text.substring(end, next).isBlank()) {
        return false;
      }
      frames |= OFFSET.matcher(text.substring(at, Math.min(end, at + 4096))).find();
      at = next + 1;
      lines++;
    }
    return frames;
  }

  /**
   * Returns whether a header declares the encoding, or page_owner's lines have encoded bytes and no
   * plain equals sign.
   */
  private static boolean isQuotedPrintable(String text) {
    if (text.indexOf('=') < 0) {
      return false;
    }
    return MAIL_HEADER.matcher(text).find()
        || ((QUOTED_PRINTABLE.matcher(text).find()
                || SOFT_BREAK.matcher(text).results().limit(2).count() == 2)
            && !UNENCODED.matcher(HEADERS.matcher(text).replaceAll("")).find());
  }

  private static boolean isHtml(String text) {
    if (text.indexOf('&') >= 0 && ENTITIES.matcher(text).find()) {
      return true;
    }
    if (text.indexOf('<') < 0) {
      return false;
    }
    return LINE_BREAK_TAG.matcher(text).results().limit(2).count() == 2
        || TAG_AT_AN_END.matcher(text).results().limit(2).count() == 2;
  }
}
