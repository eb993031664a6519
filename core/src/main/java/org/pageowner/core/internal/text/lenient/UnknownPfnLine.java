package org.pageowner.core.internal.text.lenient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PFN line that was cut, or that has text which no known kernel prints.
 *
 * <p>Known fields are read in their order, with any text between them. A value within which the
 * line may end is absent.
 */
final class UnknownPfnLine {
  private static final Pattern PFN = Pattern.compile("PFN (0x)?([0-9a-fA-F]{1,20})(?=[ ,])");
  private static final Pattern PAGE = Pattern.compile(" Page \\S+");
  private static final Pattern TYPE = Pattern.compile("[ ,]type (\\w+)(?=[ ,])");
  private static final Pattern BLOCK = Pattern.compile("[ ,]Block (\\d+)(?=[ ,])");

  /** The end of a line of kernels up to 4.5; without a fallback it has blanks. */
  private static final Pattern LETTERS = Pattern.compile("(?d) (?:Fallback| {8}) Flags .*");

  private static final Pattern FLAGS =
      Pattern.compile("[ ,]Flags:? (0x[0-9a-fA-F]{1,16}\\([^()\\n]*\\))");

  private static final Pattern COLON = Pattern.compile("PFN: (?:0x)?[0-9a-fA-F]+(?=,)");
  private static final Pattern COLON_FLAGS = Pattern.compile("(?d), Flags: 0x[0-9a-fA-F]{1,16}.*");

  /** Maximum length of a line that is searched. */
  private static final int MAX_LINE = 4096;

  private final String line;
  private final List<String> more = new ArrayList<>();
  private int at;

  /** The line without unknown text, or {@code null} if a field is missing. */
  @Nullable String plain;

  /** The digits of the PFN. */
  @Nullable String pfn;

  @Nullable String migrateType;
  @Nullable String pageblock;
  @Nullable String pageblockType;
  @Nullable String flags;

  /** Whether the PFN is hexadecimal. */
  boolean hex;

  private UnknownPfnLine(String line) {
    this.line = line;
  }

  /** Reads a line; returns {@code null} if it is too long or has a second PFN. */
  static @Nullable UnknownPfnLine of(String text) {
    String line = text.stripTrailing();
    if (line.length() > MAX_LINE || line.indexOf("PFN", 1) >= 0) {
      return null;
    }
    UnknownPfnLine loose = new UnknownPfnLine(line);
    if (line.startsWith("PFN:")) {
      loose.colons();
    } else {
      loose.named();
    }
    return loose;
  }

  private void colons() {
    Matcher number = COLON.matcher(line);
    Matcher end = COLON_FLAGS.matcher(line);
    if (number.lookingAt() && end.find(number.end())) {
      at = number.end();
      skipTo(end.start());
      plain = number.group() + end.group();
    }
  }

  private void named() {
    Matcher number = PFN.matcher(line);
    if (!number.lookingAt()) {
      return;
    }
    hex = number.group(1) != null;
    if (!hex && !number.group(2).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    pfn = number.group(2);
    at = number.end();
    Matcher page = PAGE.matcher(line).region(at, line.length());
    String address = page.lookingAt() ? page.group() : "";
    at += address.length();
    Matcher block = BLOCK.matcher(line);
    int blockAt = block.find(at) ? block.start() : -1;
    migrateType = value(TYPE, blockAt < 0 ? line.length() : blockAt);
    if (blockAt >= 0) {
      pageblock = value(BLOCK, line.length());
      pageblockType = value(TYPE, line.length());
    }
    Matcher letters = LETTERS.matcher(line);
    if (migrateType == null && pageblockType != null && letters.find(at)) {
      skipTo(letters.start());
      plain =
          "PFN "
              + pfn
              + address
              + " Block "
              + pageblock
              + " type "
              + pageblockType
              + letters.group();
      return;
    }
    flags = value(FLAGS, line.length());
    if (migrateType != null && pageblockType != null && flags != null && address.isEmpty()) {
      skipTo(line.length());
      plain =
          number.group()
              + " type "
              + migrateType
              + " Block "
              + pageblock
              + " type "
              + pageblockType
              + " Flags "
              + flags;
    } else if (migrateType == null) {
      pageblockType = null; // one type alone may be that of the page or that of its block
    }
  }

  /** Returns the value of the next such field before a position, or {@code null}. */
  private @Nullable String value(Pattern field, int to) {
    Matcher found = field.matcher(line).region(at, Math.max(at, to));
    found.useTransparentBounds(true);
    if (!found.find()) {
      return null;
    }
    skipTo(found.start());
    at = found.end();
    return found.group(1);
  }

  /** Keeps the text up to a position as unknown. */
  private void skipTo(int to) {
    String unknown = line.substring(at, to);
    if (!unknown.isBlank() && !unknown.strip().equals(",")) {
      more.add(unknown);
    }
    at = to;
  }

  /** Returns the ranges of unknown text. */
  List<String> more() {
    return more;
  }
}
