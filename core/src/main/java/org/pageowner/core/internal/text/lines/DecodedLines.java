package org.pageowner.core.internal.text.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines with the encodings of mail and web removed. A soft line break joins two lines, a {@code
 * <br>} within a line splits it; positions are those of the original input.
 */
public final class DecodedLines implements TextLines {
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]{0,16}[mK]");
  private static final Pattern QUOTED = Pattern.compile("=([0-9A-Fa-f]{2})");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(?:br ?/?|/p|/div|/li|/tr|/h[1-6])(?: [^<>]{0,200})?>");
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(?:p|pre|div|span|code|tt|td|tr|a|li|ul|ol|font|b|i|em|strong|blockquote|table"
              + "|tbody|body|html|head|h[1-6]|samp|kbd|section|article)(?:\\s[^<>]{0,400})?/?>");
  private static final Pattern ENTITY =
      Pattern.compile("&(lt|gt|amp|nbsp|quot|apos|#\\d{2,5}|#x[0-9a-fA-F]{2,4});");
  private static final Map<String, String> NAMES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "nbsp", " ", "quot", "\"", "apos", "'");

  private final Lines lines;
  private final Encoding encoding;
  private final int maxLineBytes;
  private final Pattern suffix;
  private final Deque<String> waiting = new ArrayDeque<>();
  private String text = "";
  private long number;
  private long offset;
  private long bytes;
  private boolean ahead; // the line after the current one has been read

  public DecodedLines(Lines lines, Encoding encoding, int maxLineBytes) {
    this.lines = lines;
    this.encoding = encoding;
    this.maxLineBytes = maxLineBytes;
    this.suffix = Pattern.compile("(?d)\\s*" + encoding.suffix() + "\\s*$");
  }

  @Override
  public boolean next() throws IOException {
    String part = waiting.poll();
    if (part != null) {
      text = part;
      offset += bytes;
      bytes = 0; // the first part has the bytes of all
      return true;
    }
    if (!ahead && !lines.next()) {
      return false;
    }
    ahead = false;
    number = lines.number();
    offset = lines.offset();
    text = withoutReturns(lines.text());
    bytes = lines.bytes();
    if (encoding.doubleSpaced() && lines.next()) {
      ahead = !lines.isBlank();
      bytes += ahead ? 0 : lines.bytes();
    }
    if (!encoding.isNone()) {
      decode();
    }
    return true;
  }

  private static String withoutReturns(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    return line.substring(0, end);
  }

  private void decode() throws IOException {
    if (encoding.quotedPrintable()) {
      text = quotedPrintable();
    }
    if (encoding.noBreakSpace()) {
      text = text.replace("\u00c2\u00a0", " ");
    }
    if (encoding.latin1NoBreakSpace()) {
      text = text.replace('\u00a0', ' ');
    }
    if (encoding.colours()) {
      text = COLOUR.matcher(text).replaceAll("");
    }
    if (encoding.html()) {
      html();
    }
    if (!encoding.suffix().isEmpty()) {
      text = withoutSuffix();
    }
    int end = text.indexOf('\n');
    if (end >= 0 && waiting.isEmpty()) { // an encoded line end
      for (String part : text.substring(end + 1).split("\n", -1)) {
        waiting.add(part);
      }
      if (!waiting.isEmpty() && waiting.getLast().isEmpty()) {
        waiting.removeLast();
      }
      text = text.substring(0, end);
    }
  }

  private String withoutSuffix() {
    Matcher found = suffix.matcher(text);
    return found.find() ? text.substring(0, found.start()) : text;
  }

  private String quotedPrintable() throws IOException {
    StringBuilder joined = new StringBuilder(text.stripTrailing());
    while (joined.length() > 0
        && joined.charAt(joined.length() - 1) == '='
        && !endsLine(joined)
        && joined.length() < maxLineBytes
        && lines.next()) {
      joined.setLength(joined.length() - 1);
      joined.append(withoutReturns(lines.text()).stripTrailing());
      bytes += lines.bytes();
    }
    return QUOTED
        .matcher(joined)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }

  /**
   * Returns whether an encoded line end precedes a soft break, which then joins nothing; removes
   * the soft break.
   */
  private static boolean endsLine(StringBuilder line) {
    int length = line.length();
    if (length < 4 || line.lastIndexOf("=0A=") != length - 4) {
      return false;
    }
    line.setLength(length - 1);
    return true;
  }

  private void html() {
    String[] parts = BREAK.split(text, -1);
    int from = parts[0].isBlank() && parts.length > 1 ? 1 : 0; // a <br> at the start of the line
    int to = parts[parts.length - 1].isBlank() && parts.length - 1 > from ? 1 : 0;
    text = plain(parts[from]);
    for (int i = from + 1; i < parts.length - to; i++) {
      waiting.add(plain(parts[i]));
    }
  }

  private static String plain(String html) {
    return ENTITY.matcher(TAG.matcher(html).replaceAll("")).replaceAll(DecodedLines::character);
  }

  private static String character(java.util.regex.MatchResult entity) {
    String name = entity.group(1);
    String known = NAMES.get(name);
    if (known == null) {
      int code =
          name.toLowerCase(Locale.ROOT).startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      known = code == 0xa0 ? " " : new String(character(code).getBytes(UTF_8), ISO_8859_1);
    }
    return Matcher.quoteReplacement(known);
  }

  private static String character(int code) {
    return code < ' ' || (code >= 0xd800 && code < 0xe000) ? "?" : String.valueOf((char) code);
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public long total() {
    return lines.total();
  }

  @Override
  public long lineEnds() {
    return lines.lineEnds();
  }

  @Override
  public boolean endsInLine() {
    return lines.endsInLine();
  }
}
