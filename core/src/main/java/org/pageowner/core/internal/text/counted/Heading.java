package org.pageowner.core.internal.text.counted;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Allocators;

/**
 * The line that page_owner_sort prints above a block (tools/mm/page_owner_sort.c).
 *
 * <p>{@code N times:} of 2005; {@code N times, M pages:}; {@code N times, M pages, allocated by X
 * :} of 5.19 and later; with {@code --cull} after the pages {@code , PID n}, {@code , TGID n},
 * {@code , task_comm_name: s}, {@code , module: s}, {@code , allocated by X }, {@code (RELEASED)}
 * or {@code (UNRELEASED)}, and a colon if the stack follows. Texts have one character per byte.
 *
 * @param line the complete line
 * @param times the number of records that the block represents; at least 1
 * @param pages their base pages; {@code null} if the line has none, or they are out of range
 * @param name the task's name, as bytes
 * @param allocators the bits of {@link Allocators}, 0 if the line has none
 * @param announces whether the text of the block follows: after a colon, or directly below the line
 * @param more text that no known version prints; empty if there is none
 * @param fault the fault of the line, or {@code null}
 */
record Heading(
    String line,
    long times,
    @Nullable Long pages,
    @Nullable Long pid,
    @Nullable Long tgid,
    @Nullable String name,
    @Nullable String module,
    int allocators,
    boolean announces,
    String more,
    @Nullable String fault) {
  /** Maximum length of a name: 15 bytes today, 63 in a future kernel. */
  static final int MAX_NAME = 63;

  /** Maximum length of a line: a name of 63 bytes, a module of 56, and some words. */
  private static final int MAX_LINE = 512;

  private static final Pattern COUNTS =
      Pattern.compile("(-?\\d{1,19}) times(?:, (-?\\d{1,19}) pages)?");

  private static final Pattern NUMBERS =
      Pattern.compile("(?:, PID (-?\\d{1,19}))?(?:, TGID (-?\\d{1,19}))?");

  /** The oldest form, with the first line of the text after it. */
  private static final Pattern ABOVE_TEXT =
      Pattern.compile("-?\\d{1,19} times: *(?=" + BlockLines.RECORD + "\\d)");

  private static final Pattern ALLOCATOR = Pattern.compile("\\b(?:CMA|SLAB|VMALLOC|OTHERS)\\b");

  /** The fields that may follow a name, which is any text. */
  private static final String AFTER_NAME =
      "(?:, module: (?<module>\\S{1,80}?))?"
          + "(?:, allocat(?:ed|or) by (?<allocators>(?:CMA|SLAB|VMALLOC|OTHERS)"
          + "(?: (?:CMA|SLAB|VMALLOC|OTHERS)){0,3}) ?)?"
          + "(?: \\((?:UN)?RELEASED\\))?(?<colon>: *)?";

  private static final Pattern NAMED =
      Pattern.compile(", task_comm_name: (?<name>(?s:.*?))" + AFTER_NAME);
  private static final Pattern NAMELESS = Pattern.compile(AFTER_NAME + " *");

  private static final int MAX_NAME_TODAY = 15;

  /** A field that no known version prints, after a name. */
  private static final Pattern FIELD = Pattern.compile(", [A-Za-z_]{2,}[ :=]");

  /** The start of unknown text after the counts or a field; prose starts with a blank. */
  private static final Pattern SEPARATED = Pattern.compile(" ?[,;:|/(\\[{]");

  private static final Pattern ANY_PID = Pattern.compile("[,;] PID:? (-?\\d{1,19})(?!\\d)");
  private static final Pattern ANY_TGID = Pattern.compile("[,;] TGID:? (-?\\d{1,19})(?!\\d)");
  private static final Pattern ANY_NAME =
      Pattern.compile(
          "(?d), task_comm_name: ([^\\n]{0,63}?)"
              + "(?=, [A-Za-z_]{2,}[ :=]| \\((?:UN)?RELEASED\\)| ?: *$|$)");
  private static final Pattern ANY_MODULE =
      Pattern.compile("(?d), module: ([^\\s,]{1,80}?)(?=,|\\s|:?$)");
  private static final Pattern ANY_ALLOCATOR =
      Pattern.compile(", allocat(?:ed|or) by ([A-Z]\\w{0,31}(?:[ |,/+&]{1,3}[A-Z]\\w{0,31}){0,8})");

  /**
   * Reads a line; returns {@code null} if it is not a heading. {@code next} is the line after it,
   * if any.
   */
  static @Nullable Heading of(String line, @Nullable String next) {
    if (line.isEmpty() || line.length() > MAX_LINE || !isNumeric(line.charAt(0))) {
      return null;
    }
    Matcher counts = COUNTS.matcher(line);
    if (!counts.lookingAt()) {
      return null;
    }
    Matcher numbers = NUMBERS.matcher(line).region(counts.end(), line.length());
    int at = numbers.lookingAt() ? numbers.end() : counts.end(); // both are optional
    Matcher rest = NAMED.matcher(line).region(at, line.length());
    boolean isNamed = rest.matches();
    if (!isNamed) {
      rest = NAMELESS.matcher(line).region(at, line.length());
    }
    if (rest.matches() && !(isNamed && hidesFields(rest.group("name")))) {
      return counts.group(2) == null && !(isBareColon(rest) && at == counts.end())
          ? null
          : of(line, counts, numbers, rest, isNamed, next);
    }
    return withMore(line, counts, at, next);
  }

  /**
   * Returns the position at which the text of a block starts within the line of its heading, as in
   * {@code N times: Page allocated via order 0}; -1 if the line is anything else.
   */
  static int textStart(String line) {
    Matcher heading = ABOVE_TEXT.matcher(line);
    return heading.lookingAt() ? heading.end() : -1;
  }

  /** Returns whether the name, which may have line ends, may continue on the next line. */
  boolean endsInName() {
    return name != null && module == null && allocators == 0 && !announces && more.isEmpty();
  }

  /**
   * Returns the heading whose name continues in a line; {@code null} if it does not end there.
   *
   * @param next the line after that
   */
  @Nullable Heading continued(String more, @Nullable String next) {
    Heading whole = of(line + "\n" + more, next);
    if (whole == null || whole.name() == null || whole.name().length() > MAX_NAME) {
      return null;
    }
    return !whole.endsInName() || (next != null && of(next, null) != null) ? whole : null;
  }

  private static boolean isNumeric(char c) {
    return (c >= '0' && c <= '9') || c == '-';
  }

  /**
   * Returns whether a field follows the name: a name has at most 15 bytes today, so a longer one
   * with a comma in it is followed by a field.
   */
  private static boolean hidesFields(String name) {
    return name.length() > MAX_NAME_TODAY && FIELD.matcher(name).find();
  }

  /** Returns whether only a colon follows the times, as in the oldest form. */
  private static boolean isBareColon(Matcher rest) {
    return rest.group("colon") != null && rest.group().strip().equals(":");
  }

  private static Heading of(
      String line,
      Matcher counts,
      Matcher numbers,
      Matcher rest,
      boolean isNamed,
      @Nullable String next) {
    String name = isNamed ? rest.group("name") : null;
    String module = rest.group("module");
    String allocators = rest.group("allocators");
    boolean colon = rest.group("colon") != null;
    boolean endsInWord = allocators == null && !rest.group().contains("RELEASED)");
    if (colon && endsInWord && next != null && of(next, null) != null) {
      // no text follows, so the colon is the last character of the name
      colon = name == null && module == null;
      if (module != null) {
        module += rest.group("colon");
      } else if (name != null) {
        name += rest.group("colon");
      }
    }
    return new Heading(
        line,
        times(counts),
        pages(counts),
        id(numbers.group(1)),
        id(numbers.group(2)),
        name,
        module,
        allocators == null ? 0 : bits(allocators),
        colon || (next != null && !next.isEmpty() && BlockLines.isText(next)),
        "",
        fault(counts));
  }

  /**
   * Reads a heading of a future version. The counts and known fields are read wherever they are.
   * Without pages, or if the line could be prose, it is a heading only if the text of a block
   * follows.
   */
  private static @Nullable Heading withMore(
      String line, Matcher counts, int knownEnd, @Nullable String next) {
    String more = line.substring(knownEnd);
    boolean hasColon = more.stripTrailing().endsWith(":");
    boolean isAbove = next != null && BlockLines.isText(next);
    boolean isField = SEPARATED.matcher(more).lookingAt();
    boolean isAlone = next == null || next.isBlank() || COUNTS.matcher(next).lookingAt();
    boolean isHeading =
        counts.group(2) == null
            ? hasColon && isAbove
            : (isField && (isAlone || hasColon)) || (isAbove && (isField || more.startsWith(" ")));
    if (!isHeading) {
      return null;
    }
    String allocators = found(ANY_ALLOCATOR, line, counts.end());
    return new Heading(
        line,
        times(counts),
        pages(counts),
        id(found(ANY_PID, line, counts.end())),
        id(found(ANY_TGID, line, counts.end())),
        found(ANY_NAME, line, counts.end()),
        found(ANY_MODULE, line, counts.end()),
        allocators == null ? 0 : bits(allocators),
        isAbove || (hasColon && (next == null || of(next, null) == null)),
        more,
        fault(counts));
  }

  private static @Nullable String found(Pattern field, String line, int from) {
    Matcher found = field.matcher(line);
    return found.find(from) ? found.group(1) : null;
  }

  private static int bits(String words) {
    int bits = 0;
    Matcher word = ALLOCATOR.matcher(words);
    while (word.find()) {
      bits |=
          switch (word.group()) {
            case "CMA" -> Allocators.CMA;
            case "SLAB" -> Allocators.SLAB;
            case "VMALLOC" -> Allocators.VMALLOC;
            default -> Allocators.OTHERS;
          };
    }
    return bits;
  }

  /** Returns the number of records, at least 1: the tool counts in an int, which can overflow. */
  private static long times(Matcher counts) {
    Long times = parsed(counts.group(1));
    return times == null || times < 1 ? 1 : times;
  }

  private static @Nullable Long pages(Matcher counts) {
    Long pages = parsed(counts.group(2));
    return pages == null || pages < 0 ? null : pages;
  }

  private static @Nullable String fault(Matcher counts) {
    Long times = parsed(counts.group(1));
    if (times == null || times < 1) {
      return "the block's times are out of range, and taken as 1";
    }
    return counts.group(2) != null && pages(counts) == null
        ? "the block's pages are out of range"
        : null;
  }

  /** Returns a pid, or {@code null}: the tool prints -1 for a record that has none. */
  private static @Nullable Long id(@Nullable String digits) {
    Long number = parsed(digits);
    return number == null || number < 0 || number > Integer.MAX_VALUE ? null : number;
  }

  private static @Nullable Long parsed(@Nullable String digits) {
    if (digits == null) {
      return null;
    }
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null; // more digits than a long has
    }
  }
}
