package org.pageowner.core.internal.text.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pageowner.core.internal.text.FrameShapes;

/** The lines at the beginning of an input, decoded, to find out what the input is. */
final class Sample {
  private static final Pattern OF_CRASH =
      Pattern.compile("PFN \\d{1,19}\\(0x[0-9a-f]{1,16}\\) paddr ");
  private static final Pattern START = Pattern.compile("Page allocated via order (?:\\d|$)");

  private final List<String> lines = new ArrayList<>();

  Sample(String text, Encoding encoding) {
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

  /** Returns how many lines cannot be mistaken for others than of this kind. */
  int count(Anchors kind) {
    return (int) lines.stream().filter(line -> kind.find(line) >= 0).count();
  }

  /** Returns how many records start in the lines. */
  int recordStarts() {
    return (int) lines.stream().filter(line -> START.matcher(line).find()).count();
  }

  /** Returns whether an extension of the debugger crash printed the lines. */
  boolean isOfCrash() {
    return lines.stream().anyMatch(line -> OF_CRASH.matcher(line).find());
  }

  /**
   * Returns the prefixes of the lines of these kinds. Of a log all count; in other texts, what is
   * before one line alone is damage, and only a prefix that a neighbour has too counts.
   */
  Prefixes prefixes(Anchors... kinds) {
    Prefixes prefixes = new Prefixes(List.of(kinds));
    boolean log = kinds[0] == Anchors.LOG;
    for (int i = 0; i < lines.size(); i++) {
      if (log || isShared(prefixes, i)) {
        prefixes.part(lines.get(i));
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

  /** Whether a line has the prefix; a frame that is whole as it is has none of a logger. */
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
      PrefixedLine parted = prefixes.part(line);
      text.append(parted.isForeign() ? "" : parted.words()).append('\n');
    }
    return text.toString();
  }
}
