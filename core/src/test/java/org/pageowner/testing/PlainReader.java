package org.pageowner.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second, slow and obvious reader, to hold the real one against: the rules of the format as
 * regular expressions over one string. It shares nothing with the code under test.
 *
 * <p>Its rules: a line that begins with {@code Page allocated via order} and a digit begins a
 * record. A record is its first line, perhaps a PFN line, the lines that begin with a blank, and
 * all others up to an empty one. A record whose first line can't be read is skipped up to the next
 * start, which may then stand within the first kilobyte of its text. What else stands between
 * records is skipped. A record that the input's end cuts is the tail.
 */
public final class PlainReader {
  private static final String MASK = "0x[0-9a-fA-F]+(?:\\([^()\\n]*\\))?";
  private static final String END = "\\r?(?:\\n|\\z)";
  private static final String PFN_LINE =
      "PFN (0x)?([0-9a-fA-F]+) type (\\S*) Block (\\d+) type (\\S*)(?: Flags ([^\\n]*?))?" + END;

  /** Names, from the most likely reading to the least. */
  private static final List<Pattern> FIRST_LINES =
      List.of(
          firstLine("((?s:.{0,63}))", "(?=" + PFN_LINE + ")"),
          firstLine("([^\\n]{0,63})", ""),
          firstLine("((?s:.{0,63}?))", ""));

  private static final Pattern PFN = Pattern.compile(PFN_LINE);
  private static final Pattern START =
      Pattern.compile("(?<![^\\n])Page allocated via order (?=[0-9])");
  private static final Pattern ANY_START = Pattern.compile("Page allocated via order [0-9]");
  private static final Pattern OPEN_NAME =
      Pattern.compile(
          "Page allocated via order \\d+, mask "
              + MASK
              + ", pid -?\\d+, tgid -?\\d+ \\((?s:.{0,63})\\z");
  private static final Pattern CAN_NOT_BE_LONGER =
      Pattern.compile(
          " \\S+\\+0x[0-9a-f]+/0x[0-9a-f]+ \\[\\S+\\]|Slab cache page"
              + "|Charged (?:\\(via objcg\\) )?to (?:offline )?memcg /"
              + "|Page has been migrated, last migrate reason: (?:compaction|memory_failure"
              + "|memory_hotplug|syscall_or_cpuset|mempolicy_mbind|numa_misplaced|contig_range"
              + "|longterm_pin|demotion|damon)");

  private final String input;
  private final String text;
  private final List<PlainRecord> records = new ArrayList<>();
  private int skippedBytes;
  private int tailBytes;

  private PlainReader(String input) {
    this.input = input;
    String lastLine = input.substring(input.lastIndexOf('\n') + 1);
    this.text = CAN_NOT_BE_LONGER.matcher(lastLine).matches() ? input + "\n" : input;
    read();
  }

  /** Reads a dump. */
  public static PlainReader read(byte[] dump) {
    return new PlainReader(RecordSpec.latin1(dump));
  }

  /** The records, in order. */
  public List<PlainRecord> records() {
    return records;
  }

  /** Bytes outside of records. */
  public int skippedBytes() {
    return skippedBytes;
  }

  /** Bytes of a cut record at the end. */
  public int tailBytes() {
    return tailBytes;
  }

  private boolean isCut() {
    return !text.isEmpty() && !text.endsWith("\n");
  }

  private void read() {
    List<Integer> starts =
        new ArrayList<>(START.matcher(text).results().map(found -> found.start()).toList());
    starts.add(text.length());
    skip(0, starts.get(0));
    for (int i = 0; i + 1 < starts.size(); i++) {
      piece(starts.get(i), starts.get(i + 1));
    }
  }

  private void piece(int from, int to) {
    int at = from;
    while (true) {
      int end = record(at, to);
      if (end >= 0) {
        skip(end, to);
        return;
      }
      if (to == text.length() && (isCut() || OPEN_NAME.matcher(text.substring(at)).matches())) {
        tailBytes = to - at;
        return;
      }
      Matcher within = ANY_START.matcher(text).region(at + 1, Math.min(to, from + 1024));
      if (from + 1024 <= at || !within.find()) {
        skip(at, to);
        return;
      }
      skip(at, within.start());
      at = within.start();
    }
  }

  /** Reads the record at {@code from}; where it ends, or -1 if it can't be read. */
  private int record(int from, int to) {
    String piece = text.substring(from, to);
    Matcher first = null;
    for (Pattern pattern : FIRST_LINES) {
      Matcher matcher = pattern.matcher(piece);
      if (matcher.lookingAt()) {
        first = matcher;
        break;
      }
    }
    if (first == null) {
      return -1;
    }
    int at = first.end();
    Matcher pfn = PFN.matcher(piece).region(at, piece.length());
    boolean hasPfn = pfn.lookingAt();
    if (hasPfn) {
      at = pfn.end();
    } else if (piece.startsWith("PFN", at)) {
      at = nextLine(piece, at);
    }
    int stackFrom = at;
    while (piece.startsWith(" ", at)) {
      at = nextLine(piece, at);
    }
    int trailerFrom = at;
    while (at < piece.length() && !piece.startsWith("\n", at) && !piece.startsWith("\r\n", at)) {
      at = nextLine(piece, at);
    }
    boolean closed = at < piece.length();
    if (!closed && to == text.length() && isCut()) {
      return -1;
    }
    boolean crlf = first.group().endsWith("\r\n");
    String stack = lines(piece.substring(stackFrom, trailerFrom), crlf);
    String trailer = lines(piece.substring(trailerFrom, at), crlf);
    boolean handleInPlace = stack.isEmpty() && trailer.startsWith("handle: ");
    records.add(
        new PlainRecord(
            integer(first.group(1), 51),
            mask(first.group(2)),
            integer(first.group(3), Integer.MAX_VALUE),
            integer(first.group(4), Integer.MAX_VALUE),
            first.group(5),
            number(first.group(6), 10),
            number(first.group(7), 10),
            hasPfn ? number(pfn.group(2), pfn.group(1) == null ? 10 : 16) : null,
            hasPfn ? pfn.group(3) : null,
            hasPfn ? number(pfn.group(4), 10) : null,
            hasPfn ? pfn.group(5) : null,
            hasPfn ? mask(pfn.group(6)) : null,
            handleInPlace ? null : stack,
            trailer.isEmpty() ? null : trailer,
            piece.substring(0, at)));
    return from + (closed ? nextLine(piece, at) : at);
  }

  /** Counts what stands outside of records, but for the part of a start at the input's end. */
  private void skip(int from, int to) {
    int until = to;
    int lastLine = text.lastIndexOf('\n') + 1;
    boolean inLastLine = to == text.length() && from <= lastLine && lastLine < to;
    if (inLastLine && "Page allocated via order ".startsWith(text.substring(lastLine))) {
      until = lastLine;
      tailBytes = to - until;
    }
    skippedBytes += Math.min(until, input.length()) - Math.min(from, input.length());
  }

  private static Pattern firstLine(String name, String below) {
    return Pattern.compile(
        "Page allocated via order (\\d+), mask ("
            + MASK
            + ")(?:, pid (-?\\d+)(?:, tgid (-?\\d+) \\("
            + name
            + "\\))?, ts (\\d+) ns(?:, free_ts (\\d+) ns)?)?"
            + END
            + below);
  }

  private static String lines(String lines, boolean crlf) {
    return crlf ? lines.replace("\r\n", "\n") : lines;
  }

  private static int nextLine(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  private static @Nullable String mask(@Nullable String text) {
    return text != null && text.matches("0x[0-9a-fA-F]{1,16}(\\([^()\\n]*\\))?") ? text : null;
  }

  private static @Nullable Integer integer(@Nullable String digits, int max) {
    Long value = number(digits, 10);
    return value == null || value > max ? null : Integer.valueOf(value.intValue());
  }

  private static @Nullable Long number(@Nullable String digits, int radix) {
    if (digits == null) {
      return null;
    }
    BigInteger value = new BigInteger(digits, radix);
    return value.signum() < 0 || value.bitLength() > 63 ? null : Long.valueOf(value.longValue());
  }
}
