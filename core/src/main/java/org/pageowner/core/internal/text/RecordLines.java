package org.pageowner.core.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;

/**
 * The lines below the first one of a record that is not regular.
 *
 * <p>Each line is looked at by itself: a PFN line, a frame, or one of those that follow the stack,
 * which is also what a line of a kernel to come is taken for. So such a line may stand anywhere.
 */
final class RecordLines {
  /** A frame of the -mm tree until 2012. */
  static final Pattern OLD_FRAME = Pattern.compile("\\[0x[0-9a-fA-F]{1,16}\\] [^\\n]*");

  /** Where a record starts, be it within a line that was run into. */
  static final Pattern START =
      Pattern.compile("Page allocated via order [0-9]+, mask 0x[0-9a-fA-F]+[(\\r\\n]");

  /** The last shape is that of frames with a place in the source, as symbolising tools add. */
  private static final Pattern FRAME =
      Pattern.compile(
          " +(?:\\[<[0-9a-fA-F]+>\\] )?(?:\\? )?(?:"
              + "[^\\s+]+\\+0x[0-9a-f]+/0x[0-9a-f]+(?: [^\\n]*)?"
              + "|[^ \\n]+(?: \\[[^ \\]\\n]+(?: [0-9a-f]+)?\\])?"
              + "|[^ \\n]+ [^ \\n]+:[0-9]+(?: \\[inline\\])?"
              + ")\\r?");

  private static final Pattern PID = Pattern.compile("PID (\\d+)\\r?");
  private static final Pattern CHARGED =
      Pattern.compile("Charged (?:\\(via objcg\\) )?to (?:offline )?memcg ");

  /** The kernel cuts the names of cgroups to this many bytes. */
  private static final int MAX_CGROUP = 79;

  private final RowWriter row;
  private final PfnLine pfnLine;
  private final Numbering numbering;
  private final StringBuilder stack = new StringBuilder();
  private final StringBuilder trailer = new StringBuilder();
  private boolean crlf;
  private boolean hasPfn;

  RecordLines(RowWriter row, Numbering numbering) {
    this.row = row;
    this.pfnLine = new PfnLine(row);
    this.numbering = numbering;
  }

  /**
   * Reads from the line at {@code from} up to an empty line, the start of another record, or the
   * end of the text.
   *
   * @param more what the first line has behind all that is known, kept as a line
   * @return where the record ends; more than {@code max} if it is longer than that
   */
  int read(String text, int from, int max, String more) {
    stack.setLength(0);
    trailer.setLength(0);
    hasPfn = false;
    crlf = text.startsWith("\r\n", from - 2);
    if (!more.isEmpty()) {
      trailer.append(more).append('\n');
    }
    int at = from;
    while (at < text.length() && !isEmptyLine(text, at)) {
      int next = nextLine(text, at);
      int start = startWithin(text, at, next);
      if (start < next) {
        row.fault("another record starts within a line");
        trailer.append(text, at, start).append('\n');
        at = start;
        break;
      }
      line(text.substring(at, next));
      at = next;
    }
    if (at <= max) {
      finish();
    }
    return at;
  }

  private void line(String line) {
    String plain = crlf && line.endsWith("\r\n") ? line.substring(0, line.length() - 2) : line;
    if (!hasPfn && line.startsWith("PFN")) {
      hasPfn = pfnLine.read(line);
      if (!hasPfn) {
        row.fault("the PFN line is damaged");
      } else if (!pfnLine.more().isEmpty()) {
        trailer.append(pfnLine.more()).append('\n');
      }
    } else if (isFrame(line)) {
      append(stack, plain, line);
    } else if (!isPidLine(line)) {
      append(trailer, plain, line);
    }
  }

  private static void append(StringBuilder lines, String plain, String line) {
    lines.append(plain);
    if (plain.length() < line.length()) {
      lines.append('\n');
    }
  }

  private boolean isFrame(String line) {
    String text = withoutEnd(line);
    if (line.charAt(0) == ' ') {
      return FRAME.matcher(text).matches();
    }
    if (OLD_FRAME.matcher(text).matches()) {
      row.mark(BatchBuilder.OLD_FRAMES);
      return true;
    }
    return false;
  }

  /** A vendor's kernel of the time of the letters prints the pid in a line of its own. */
  private boolean isPidLine(String line) {
    Matcher pid = PID.matcher(withoutEnd(line));
    if (!row.isMarked(BatchBuilder.LETTERS)
        || row.isMarked(BatchBuilder.HAS_PID | BatchBuilder.PID_LINE)
        || !pid.matches()) {
      return false;
    }
    row.mark(BatchBuilder.PID_LINE);
    row.set(row.rows.pid, row.rows.noPid, pid.group(1), 10, Integer.MAX_VALUE, "pid");
    return true;
  }

  private void finish() {
    BatchBuilder rows = row.rows;
    Dictionaries values = rows.dictionaries();
    if (row.isMarked(BatchBuilder.LETTERS)) {
      numbering.setTypes(rows, row.run());
    }
    boolean hasHandle = false;
    if (trailer.length() > 0) {
      row.set(rows.trailer, values.trailer.strings(), trailer.toString());
      hasHandle = values.trailer.value(rows.trailer[row.run()]).handle() != null;
    }
    if (stack.length() > 0 || !hasHandle) {
      row.set(rows.stack, values.stack.strings(), stack.toString());
    }
  }

  /** Where a record starts within a line, or {@code to}; the name of a cgroup may look like it. */
  private static int startWithin(String text, int from, int to) {
    Matcher start = START.matcher(text).region(from, to);
    if (!start.find()) {
      return to;
    }
    Matcher charged = CHARGED.matcher(text).region(from, to);
    boolean inName =
        charged.lookingAt() && withoutEnd(text.substring(charged.end(), to)).length() <= MAX_CGROUP;
    return inName ? to : start.start();
  }

  private static String withoutEnd(String line) {
    return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
  }

  static boolean isEmptyLine(String text, int at) {
    return text.startsWith("\n", at) || text.startsWith("\r\n", at);
  }

  static int nextLine(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
