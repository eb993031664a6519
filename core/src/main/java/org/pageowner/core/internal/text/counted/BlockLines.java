package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.lines.Line;

/** The lines of one block of page_owner_sort's output, as far as they have been read. */
final class BlockLines {
  /** The first words of a block's text; the tool drops the PFN line. */
  static final String RECORD = "Page allocated via order ";

  /**
   * Lines that follow a heading if only the stack is culled, so that there is no first line of a
   * record.
   */
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

  /** A first line that ends within a task's name, which may have line ends. */
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

  /**
   * Creates a block that starts with a heading, or with its text if {@code heading} is {@code
   * null}.
   */
  BlockLines(@Nullable Heading heading, Line first, int maxBytes) {
    this.heading = heading;
    this.first = first;
    this.maxBytes = maxBytes;
    if (heading == null) {
      add(first);
    }
  }

  /** Returns whether a line starts a record. */
  static boolean isRecord(String line) {
    return line.startsWith(RECORD)
        && line.length() > RECORD.length()
        && Character.isDigit(line.charAt(RECORD.length()));
  }

  /**
   * Returns whether a line belongs to the text of a block: the first line of a record, a frame, or
   * a line after these.
   */
  static boolean isText(String line) {
    return isRecord(line) || STACK.matcher(line).matches();
  }

  /** Returns the first line of the block, which is the heading if there is one. */
  Line first() {
    return first;
  }

  /** Returns the lines after the heading. */
  List<Line> text() {
    return text;
  }

  /** Returns lines that may be the rest of the name in the heading. */
  List<Line> nameLines() {
    return nameLines;
  }

  /** Returns whether text follows, or may follow, the heading. */
  boolean isOpen() {
    return heading == null || heading.announces();
  }

  /** Returns whether lines were dropped because the block exceeds the maximum size. */
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

  /**
   * Returns whether a blank line ends the block; it does not if an empty line follows every line of
   * the block.
   */
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

  /** Returns whether the text ends within the name of a task. */
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

  /** Returns the lines, each with its end. */
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
