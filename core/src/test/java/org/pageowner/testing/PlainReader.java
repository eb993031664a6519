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
 * record. A record is its first line and all lines up to an empty one, or up to where another
 * record starts within a line: a PFN line, frames, and others. A record whose first line can't be
 * read is skipped up to the next start, which may then be within the first kilobyte of its text.
 * Other text between records is skipped. A record that the input's end cuts is the tail.
 */
public final class PlainReader {
  private static final String MASK = "0x[0-9a-fA-F]+(?:\\([^()\\n]*\\))?";
  private static final String END = "\\r?(?:\\n|\\z)";
  private static final String PFN_LINE =
      "PFN (0x)?([0-9a-fA-F]+) type (\\S*) Block (\\d+) type (\\S*)(?: Flags ([^\\n]*?))?" + END;
  private static final String LETTERS_LINE =
      "PFN (\\d+)(?: Page \\S+)? Block (\\d+) type (\\d+) (Fallback| {8}) Flags"
          + " ?([KERUDLASWCBM ]{0,12}) *"
          + END;

  /** No name holds the start of a record. */
  private static final String INNER_START =
      "Page allocated via order [0-9]+, mask 0x[0-9a-fA-F]+[(\\r\\n]";

  private static final String NAME_CHAR = "(?!" + INNER_START + ")";

  private static final String ANY_FIELDS = "((?:, (?:(?!" + INNER_START + ")[^\\r\\n])+)?)";

  /** Names, from the most likely reading to the least. */
  private static final List<Pattern> FIRST_LINES =
      List.of(
          firstLine(
              "((?s:" + NAME_CHAR + ".){0,63})", "()", "(?=" + PFN_LINE + "|" + LETTERS_LINE + ")"),
          firstLine("((?:" + NAME_CHAR + "[^\\n]){0,63})", "()", ""),
          firstLine("((?s:" + NAME_CHAR + ".){0,63}?)", "()", ""),
          firstLine("((?s:" + NAME_CHAR + ".){0,63})", ANY_FIELDS, "(?=PFN )"),
          Pattern.compile(
              "Page allocated via order (\\d+), mask ("
                  + MASK
                  + ")(?:, pid (-?\\d+)()(), ts (\\d+) ns(?:, free_ts (\\d+) ns)?+"
                  + ANY_FIELDS
                  + ")"
                  + END),
          Pattern.compile(
              "Page allocated via order (\\d+)()()()()()()()"
                  + END
                  + "(?=\\[0x[0-9a-fA-F]{1,16}\\] )"));

  private static final Pattern PFN = Pattern.compile(PFN_LINE);
  private static final Pattern LETTERS = Pattern.compile(LETTERS_LINE);
  private static final Pattern FLAGS =
      Pattern.compile("(0x[0-9a-fA-F]{1,16}(?:\\([^()\\n]*\\))?)([ ,][^\\n]*)?");
  private static final Pattern FRAME =
      Pattern.compile(
          "(?: +(?:\\[<[0-9a-fA-F]+>\\] )?(?:\\? )?(?:"
              + "[^\\s+]+\\+0x[0-9a-f]+/0x[0-9a-f]+(?: [^\\n]*)?"
              + "|[^ \\n]+(?: \\[[^ \\]\\n]+(?: [0-9a-f]+)?\\])?"
              + "|[^ \\n]+ [^ \\n]+:[0-9]+(?: \\[inline\\])?)"
              + "|\\[0x[0-9a-fA-F]{1,16}\\] [^\\n]*)\\r?\\n?");
  private static final Pattern CGROUP =
      Pattern.compile("Charged (?:\\(via objcg\\) )?to (?:offline )?memcg [^\\n]{0,79}\\n?");
  private static final Pattern HANDLE = Pattern.compile("(?md)^handle: ([+-]?[0-9]{1,18})$");
  private static final Pattern EMPTY_LINE = Pattern.compile("[ \\t\\r]*\\n");
  private static final Pattern START =
      Pattern.compile("(?<![^\\n])Page allocated via order (?=[0-9])");
  private static final Pattern ANY_START = Pattern.compile("Page allocated via order [0-9]");
  private static final Pattern WHOLE_START = Pattern.compile(INNER_START);
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
  private final PlainTypes types;
  private int skippedBytes;
  private int tailBytes;

  private PlainReader(String input) {
    this.input = input;
    String lastLine = input.substring(input.lastIndexOf('\n') + 1);
    this.types = new PlainTypes(input);
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
        if (WHOLE_START.matcher(text).region(end, to).lookingAt()) {
          at = end;
          continue;
        }
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
    boolean crlf = first.group().endsWith("\r\n");
    String more = first.group(8);
    StringBuilder stack = new StringBuilder();
    StringBuilder trailer = new StringBuilder(more == null || more.isEmpty() ? "" : more + "\n");
    Matcher pfn = null;
    Matcher letters = null;
    String pidLine = null;
    boolean runInto = false;
    while (at < piece.length()
        && !EMPTY_LINE.matcher(piece).region(at, piece.length()).lookingAt()) {
      int next = nextLine(piece, at);
      String line = piece.substring(at, next);
      Matcher start = WHOLE_START.matcher(line);
      if (start.find() && !CGROUP.matcher(line).matches()) {
        trailer.append(line, 0, start.start()).append('\n');
        at += start.start();
        runInto = true;
        break;
      }
      at = next;
      if (pfn == null && letters == null && line.startsWith("PFN")) {
        Matcher named = PFN.matcher(line);
        Matcher lettered = LETTERS.matcher(line);
        if (named.matches()) {
          pfn = named;
          Matcher flags = FLAGS.matcher(named.group(6) == null ? "" : named.group(6));
          if (flags.matches() && flags.group(2) != null) {
            trailer.append(flags.group(2)).append('\n');
          }
        } else if (lettered.matches()) {
          letters = lettered;
        }
      } else if (FRAME.matcher(line).matches()) {
        stack.append(crlf ? line.replace("\r\n", "\n") : line);
      } else if (letters != null && pidLine == null && line.matches("PID \\d+\\r?\\n?")) {
        pidLine = line.replaceAll("[^0-9]", "");
      } else {
        trailer.append(crlf ? line.replace("\r\n", "\n") : line);
      }
    }
    boolean closed = !runInto && at < piece.length();
    if (!closed && !runInto && to == text.length() && isCut()) {
      return -1;
    }
    String pid = first.group(3) == null || first.group(3).isEmpty() ? pidLine : first.group(3);
    records.add(
        new PlainRecord(
            integer(first.group(1), 51),
            mask(first.group(2)),
            integer(pid, Integer.MAX_VALUE),
            integer(first.group(4), Integer.MAX_VALUE),
            first.group(4) == null || first.group(4).isEmpty() ? null : first.group(5),
            number(first.group(6), 10),
            number(first.group(7), 10),
            pfn != null
                ? number(pfn.group(2), pfn.group(1) == null ? 10 : 16)
                : letters != null ? number(letters.group(1), 10) : null,
            pfn != null ? pfn.group(3) : migrateType(first.group(2), letters),
            pfn != null
                ? number(pfn.group(4), 10)
                : letters != null ? number(letters.group(2), 10) : null,
            pfn != null ? pfn.group(5) : pageblockType(first.group(2), letters),
            pfn != null ? flags(pfn.group(6)) : letters(letters),
            stack.isEmpty() && hasHandle(trailer) ? null : stack.toString(),
            trailer.isEmpty() ? null : trailer.toString(),
            piece.substring(0, at)));
    return from + (closed ? nextLine(piece, at) : at);
  }

  private static boolean hasHandle(CharSequence trailer) {
    Matcher handle = HANDLE.matcher(trailer);
    while (handle.find()) {
      long value = Long.parseLong(handle.group(1));
      if (value >= Integer.MIN_VALUE && value <= 0xffffffffL) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String migrateType(@Nullable String gfp, @Nullable Matcher letters) {
    if (letters == null) {
      return null;
    }
    int number = type(letters);
    boolean fallback = letters.group(4).equals("Fallback");
    String mask = mask(gfp);
    if (mask == null) {
      return fallback || number != 0 ? null : "Unmovable";
    }
    return types.ofMask(bits(mask), number, fallback);
  }

  private @Nullable String pageblockType(@Nullable String gfp, @Nullable Matcher letters) {
    if (letters == null) {
      return null;
    }
    String mask = mask(gfp);
    int number = type(letters);
    if (mask == null) {
      return number == 0 ? "Unmovable" : null;
    }
    return types.ofPageblock(bits(mask), number);
  }

  private static int type(Matcher letters) {
    return letters.group(3).length() > 2 ? 15 : Integer.parseInt(letters.group(3));
  }

  private static long bits(String mask) {
    return Long.parseUnsignedLong(mask.substring(2).replaceAll("(?s)\\(.*", ""), 16);
  }

  private static @Nullable String flags(@Nullable String text) {
    Matcher flags = FLAGS.matcher(text == null ? "" : text);
    return flags.matches() ? flags.group(1) : null;
  }

  private static @Nullable String letters(@Nullable Matcher line) {
    if (line == null) {
      return null;
    }
    String letters = line.group(5) + " ".repeat(12 - line.group(5).length());
    return letters.matches("[K ][E ][R ][U ][D ][L ][A ][S ][W ][C ][B ][M ]") ? letters : null;
  }

  /** Counts the bytes outside of records, except part of a start at the end of the input. */
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

  private static Pattern firstLine(String name, String more, String below) {
    return Pattern.compile(
        "Page allocated via order (\\d+), mask ("
            + MASK
            + ")(?:, pid (-?\\d+)(?:, tgid (-?\\d+) \\("
            + name
            + "\\))?, ts (\\d+) ns(?:, free_ts (\\d+) ns)?+"
            + more
            + ")?"
            + END
            + below);
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
    if (digits == null || digits.isEmpty()) {
      return null;
    }
    BigInteger value = new BigInteger(digits, radix);
    return value.signum() < 0 || value.bitLength() > 63 ? null : Long.valueOf(value.longValue());
  }
}
