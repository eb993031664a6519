package org.pageowner.core.internal.text.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pageowner.core.internal.text.lenient.FrameShapes;
import org.pageowner.core.internal.text.lines.ConsoleWidth;
import org.pageowner.core.internal.text.lines.DecodedLines;
import org.pageowner.core.internal.text.lines.Encoding;
import org.pageowner.core.internal.text.lines.Lines;
import org.pageowner.core.internal.text.lines.TextLines;
import org.pageowner.core.internal.text.log.AllocationLine;
import org.pageowner.core.internal.text.log.LogWords;
import org.pageowner.core.internal.text.prefix.Anchors;
import org.pageowner.core.internal.text.prefix.PrefixTemplate;
import org.pageowner.core.internal.text.prefix.PrefixedLine;
import org.pageowner.core.internal.text.prefix.Prefixes;

/** The decoded lines at the start of an input, from which its kind is determined. */
final class ProbeSample {
  private static final Pattern OF_CRASH =
      Pattern.compile("PFN \\d{1,19}\\(0x[0-9a-f]{1,16}\\) paddr ");
  private static final Pattern START = Pattern.compile("Page allocated via order(?: \\d|\\s*$)");

  /** Minimum width of a console that breaks lines. */
  private static final int MIN_WIDTH = 40;

  /** Minimum number of lines of one length; two may be accidental. */
  private static final int MIN_AT_WIDTH = 3;

  private final List<String> lines = new ArrayList<>();

  ProbeSample(String text, Encoding encoding) {
    int length = Math.max(1, text.length());
    ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(ISO_8859_1));
    TextLines decoded = new DecodedLines(new Lines(bytes::read, length), encoding, length);
    try {
      while (decoded.next()) {
        lines.add(decoded.text());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the number of lines that are unmistakably of this kind. */
  int count(Anchors kind) {
    return (int) lines.stream().filter(line -> kind.find(line) >= 0).count();
  }

  /** Returns the number of records that start in the lines. */
  int recordStarts() {
    return (int) lines.stream().filter(line -> START.matcher(line).find()).count();
  }

  /**
   * Returns the width at which a console broke or cut the lines of a log: several lines have
   * exactly this length, none is longer, and no shorter one is broken, as a mailer would break it.
   */
  ConsoleWidth width(Prefixes prefixes) {
    int longest = lines.stream().mapToInt(ConsoleWidth::columns).max().orElse(0);
    long count = lines.stream().filter(line -> ConsoleWidth.columns(line) == longest).count();
    if (longest < MIN_WIDTH || count < MIN_AT_WIDTH) {
      return ConsoleWidth.NONE;
    }
    boolean cuts = true;
    PrefixedLine before = null;
    int length = 0;
    for (String line : lines) {
      PrefixedLine prefixed = prefixes.split(line);
      if (before != null && length < longest - 1 && isBroken(before, prefixed)) {
        return ConsoleWidth.NONE; // a blank at the end may be lost, but no more than that
      }
      cuts &= before == null || length < longest || !isRest(before, prefixed);
      before = prefixed;
      length = ConsoleWidth.columns(line);
    }
    return new ConsoleWidth(longest, cuts, commonQuote());
  }

  /** Returns the quote marks and blanks that start all lines. */
  private String commonQuote() {
    String common = null;
    for (String line : lines) {
      int length = PrefixTemplate.quoteLength(line);
      if (length == line.length()) {
        continue; // an empty line, whose blank may be lost
      }
      String quote = line.substring(0, length);
      common = common == null ? quote : common.substring(0, shared(common, quote));
    }
    return common == null ? "" : common;
  }

  private static int shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  /** Returns whether a line looks like the rest of the previous one. */
  private static boolean isRest(PrefixedLine line, PrefixedLine next) {
    String words = next.words();
    return !words.isBlank()
        && (line.logged()
            ? next.isForeign()
            : !FrameShapes.isFrame(words) && LogWords.of(words.strip()) == LogWords.NONE);
  }

  private static boolean isBroken(PrefixedLine line, PrefixedLine next) {
    String words = line.words();
    boolean isCut =
        LogWords.isBroken(words)
            || (AllocationLine.startsWith(words) && !AllocationLine.of(words).isWhole());
    boolean continues = line.logged() && next.isForeign() && !next.words().isBlank();
    return isCut || continues;
  }

  /** Returns whether an extension of the debugger crash printed the lines. */
  boolean isOfCrash() {
    return lines.stream().anyMatch(line -> OF_CRASH.matcher(line).find());
  }

  /**
   * Returns the prefixes of the lines of these kinds. In a log, all of them count; in other texts,
   * only a prefix that a neighbouring line shares, since a single one is damage.
   */
  Prefixes prefixes(Anchors... kinds) {
    Prefixes prefixes = new Prefixes(List.of(kinds));
    boolean log = kinds[0] == Anchors.LOG;
    for (int i = 0; i < lines.size(); i++) {
      if (log || isShared(prefixes, i)) {
        prefixes.split(lines.get(i));
      }
    }
    return log ? prefixes : prefixes.frozen();
  }

  private boolean isShared(Prefixes prefixes, int i) {
    String line = lines.get(i);
    int start = prefixes.anchor(line);
    if (start <= 0 || !PrefixTemplate.isLearnable(line.substring(0, start))) {
      return start == 0;
    }
    PrefixTemplate template = PrefixTemplate.of(line.substring(0, start));
    return has(i + 1, template) || has(i - 1, template);
  }

  /**
   * Returns whether a line has the prefix; a line that is a complete frame has no logger's prefix.
   */
  private boolean has(int i, PrefixTemplate template) {
    return i >= 0
        && i < lines.size()
        && !lines.get(i).isBlank()
        && template.end(lines.get(i)) >= 0
        && !(template.hasLogger() && FrameShapes.isUnmistakable(lines.get(i)));
  }

  /** Returns the text without the prefixes of lines of these kinds; other lines become empty. */
  String clean(Anchors... kinds) {
    return clean(prefixes(kinds));
  }

  /** Returns the text without these prefixes; other lines become empty. */
  String clean(Prefixes prefixes) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      PrefixedLine prefixed = prefixes.split(line);
      text.append(prefixed.isForeign() ? "" : prefixed.words()).append('\n');
    }
    return text.toString();
  }
}
