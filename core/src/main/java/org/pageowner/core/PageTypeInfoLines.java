package org.pageowner.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of /proc/pagetypeinfo in a text that may quote, indent or break them.
 *
 * <p>Each line of the kernel starts with known words. The text before them is learnt as the prefix,
 * so any quote mark, indentation or logger's prefix is skipped. A line without such words continues
 * the one before if that one lacks columns. Other lines are damaged if they are within a table,
 * otherwise they are prose.
 */
final class PageTypeInfoLines {
  private static final Pattern START =
      Pattern.compile(
          "Page block order: |Pages per block: |Free pages count per migrate type at order"
              + "|Number of (?:blocks type|mixed blocks)(?= |$)|Node {1,8}\\d{1,6}, zone ");
  private static final Pattern NUMBERS = Pattern.compile("(?:>?\\d{1,18} ?){1,64}");
  private static final Pattern TYPES = Pattern.compile("(?:[A-Z]\\w{1,30} ?){1,16}");
  private static final Pattern ROW_START =
      Pattern.compile("Node \\d{1,6}, zone [^ ,]{1,32}(?:, type \\S{1,32})?(?: |$)");

  /**
   * A line, as the kernel prints it except that blanks are single.
   *
   * @param number the number of the line in the text, from 1
   * @param offset the offset of its start in the text
   * @param text the line, or the text in its place
   * @param isKernels whether it starts with words of the kernel
   */
  record Line(long number, int offset, String text, boolean isKernels) {}

  private final List<Line> found = new ArrayList<>();
  private final Set<String> prefixes = new HashSet<>();
  private String prefix = "";
  private @Nullable Line open;
  private boolean inTable;
  private int orders;
  private int types;

  /** Returns the lines of the kernel, and damaged ones. */
  List<Line> of(String text) {
    int at = 0;
    for (long number = 1; at < text.length(); number++) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      take(number, at, withBlanks(text.substring(at, end)));
      at = end + 1;
    }
    close();
    return List.copyOf(found);
  }

  /**
   * Returns the line with blanks in place of the entities and no-break spaces of mails and web
   * pages.
   */
  private static String withBlanks(String line) {
    return line.replace("\u00c2\u00a0", " ")
        .replace("&nbsp;", " ")
        .replace("&gt;", ">")
        .replace('\u00a0', ' ')
        .replace('\t', ' ')
        .stripTrailing();
  }

  private void take(long number, int offset, String line) {
    Matcher start = START.matcher(line);
    if (start.find()) {
      String before = line.substring(0, start.start());
      String words = single(line.substring(start.start()));
      if (inTable ? before.isBlank() || isPrefix(before) : !isProse(words)) {
        close();
        open = new Line(number, offset, words, true);
        prefix = before;
        inTable = true;
        return;
      }
    }
    String rest = withoutPrefix(line);
    if (rest.isEmpty()) {
      close();
      inTable = false;
    } else if (!continues(rest)) {
      close();
      if (inTable && (line.startsWith(prefix) || prefix.isBlank())) {
        found.add(new Line(number, offset, rest, false));
      } else {
        inTable = false;
      }
    }
  }

  /** Whether it starts like a row and continues with words. */
  private static boolean isProse(String words) {
    Matcher row = ROW_START.matcher(words);
    return words.startsWith("Node")
        && !(row.lookingAt()
            && (row.end() == words.length()
                || NUMBERS.matcher(words.substring(row.end())).matches()));
  }

  /** Whether it is a known prefix, except for numbers such as those of a clock. */
  private boolean isPrefix(String before) {
    return prefixes.contains(shape(before)) || shape(before).equals(shape(prefix));
  }

  private static String shape(String prefix) {
    return prefix.replaceAll("\\d{1,20}", "0").strip();
  }

  private String withoutPrefix(String line) {
    String quote = prefix.strip();
    String rest = line.strip();
    return single(
        quote.isEmpty() || !rest.startsWith(quote) ? rest : rest.substring(quote.length()));
  }

  private static String single(String line) {
    return line.strip().replaceAll(" {2,}", " ");
  }

  private boolean continues(String rest) {
    Line line = open;
    if (line == null) {
      return false;
    }
    Pattern columns =
        line.text().startsWith("Number of")
            ? TYPES
            : line.text().startsWith("Page") ? null : NUMBERS;
    if (columns == null || !columns.matcher(rest).matches() || isFull(line.text())) {
      return false;
    }
    open = new Line(line.number(), line.offset(), line.text() + " " + rest, true);
    return true;
  }

  /** Whether a row has all columns of its table; always true if the table has no known heading. */
  private boolean isFull(String text) {
    Matcher row = ROW_START.matcher(text);
    return row.lookingAt() && columns(text.substring(row.end())) >= expected(text);
  }

  private int expected(String row) {
    return row.contains(", type ") ? orders : types;
  }

  private static int columns(String text) {
    return text.isEmpty() ? 0 : text.split(" ", -1).length;
  }

  private void close() {
    Line line = open;
    open = null;
    if (line == null) {
      return;
    }
    String text = line.text();
    if (text.startsWith("Free pages count per migrate type at order")) {
      orders = columns(text) - columns("Free pages count per migrate type at order");
    } else if (text.startsWith("Number of")) {
      types = columns(text) - columns("Number of blocks type");
    }
    prefixes.add(shape(prefix));
    found.add(line);
  }
}
