package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.lines.Line;

/** The lines of one block of page_owner_sort's output, as far as they are read. */
final class BlockLines {
  /** The first words of a block's text; the tool drops the PFN line. */
  static final String RECORD = "Page allocated via order ";

  /** Lines that follow a heading where the stack is culled, and no record's first line is there. */
  private static final Pattern STACK =
      Pattern.compile(
          "(?s)[ \\t]*(?:\\[<[0-9a-fA-F]+>\\] )?(?:\\? )?[^\\s+]+\\+0x[0-9a-f]+/0x[0-9a-f]+(?:\\s.*)?"
              + "|[ \\t]*\\[(?:0x[0-9a-f]+|<[0-9a-f]+>)\\] .*"
              + "|[ \\t]*0x[0-9a-f]{1,16}"
              + "|[ \\t]*[^\\s+]+ \\([^\\s:]+:\\d+\\).*"
              + "|handle: -?\\d{1,10}"
              + "|Page has been migrated, last migrate reason: .*"
              + "|Slab cache page"
              + "|Charged (?:\\(via objcg\\) )?to (?:offline )?memcg .*");

  /** A first line that ends within a task's name, which may hold line ends. */
  private static final Pattern OPEN_NAME =
      Pattern.compile(RECORD + "\\d[^\\n]*, tgid -?\\d+ \\((?s:(.*))\\z");

  /** The end of a name, which a mailer or a terminal may have broken. */
  private static final Pattern CLOSED_NAME =
      Pattern.compile("\\)\\n?,[ \\n]{0,2}t\\n?s[\\s\\d]{0,40}n\\n?s");

  /** The line with the counts; {@code null} if it is missing. */
  final @Nullable Heading heading;

  private final Line first;
  private final int maxBytes;
  private final List<Line> text = new ArrayList<>();
  private final List<Line> nameLines = new ArrayList<>();
  private long bytes;
  private boolean spaced;
  private boolean tooLong;
  private boolean hasNoOpenName;

  /** A block that begins with a heading, or with its text if {@code heading} is {@code null}. */
  BlockLines(@Nullable Heading heading, Line first, int maxBytes) {
    this.heading = heading;
    this.first = first;
    this.maxBytes = maxBytes;
    if (heading == null) {
      add(first);
    }
  }

  /** Whether a line begins a record. */
  static boolean isRecord(String line) {
    return line.startsWith(RECORD)
        && line.length() > RECORD.length()
        && Character.isDigit(line.charAt(RECORD.length()));
  }

  /** Whether a line is of a block's text: a record's first line, a frame, or what follows these. */
  static boolean isText(String line) {
    return isRecord(line) || STACK.matcher(line).matches();
  }

  /** The block's first line, be it the heading or not. */
  Line first() {
    return first;
  }

  /** The lines below the heading. */
  List<Line> text() {
    return text;
  }

  /** Lines that may be the rest of the heading's name. */
  List<Line> nameLines() {
    return nameLines;
  }

  /** Whether text follows, or may follow, the heading. */
  boolean isOpen() {
    return heading == null || heading.announces();
  }

  /** Whether lines were left out as the block is longer than the bound. */
  boolean isTooLong() {
    return tooLong;
  }

  /** Adds a line of the text. */
  void add(Line line) {
    bytes += line.bytes();
    if (bytes > maxBytes) {
      tooLong = true;
    } else {
      text.add(line);
    }
  }

  /** Whether a blank line ends the block; not if an empty line follows every line of it. */
  boolean endsAtBlank(@Nullable Line next) {
    if (next == null || !isText(next.text())) {
      return true;
    }
    if (text.isEmpty()) {
      spaced = true;
      return false;
    }
    return !spaced || isRecord(next.text());
  }

  /** Whether the text ends within the name of a task. */
  boolean endsInName() {
    if (text.isEmpty() || hasNoOpenName || text.size() > Heading.MAX_NAME) {
      return false;
    }
    String firstLine = text.get(0).text();
    if (!firstLine.contains(", tgid ") || CLOSED_NAME.matcher(firstLine).find()) {
      hasNoOpenName = true; // nearly always
      return false;
    }
    Matcher name = OPEN_NAME.matcher(joined());
    return name.matches()
        && name.group(1).length() <= Heading.MAX_NAME
        && !CLOSED_NAME.matcher(name.group(1)).find();
  }

  /** The lines, each with its end. */
  byte[] bytes() {
    return joined().getBytes(ISO_8859_1);
  }

  private String joined() {
    StringBuilder lines = new StringBuilder();
    for (Line line : text) {
      lines.append(line.text()).append('\n');
    }
    return lines.toString();
  }
}
