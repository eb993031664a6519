package org.pageowner.core.internal.text.log;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of lines that {@code dump_page()} and {@code dump_page_owner()} print (kernel 4.6 and
 * later), and those of gdb's and crash's commands for single pages.
 */
public enum LogWords {
  /** The state of the page: allocated or freed. */
  TRACKS("page_owner tracks the page as (allocated|freed)\\s*"),

  /** The allocation of the page: see {@link AllocationLine}. */
  ALLOCATED("[Pp]age (?:last )?allocated via order \\d.*"),

  /** The heading of the stack that freed the page; crash prints only {@code free}. */
  FREED(
      "page last free (?:pid (?<pid>\\d{1,10}) tgid (?<tgid>\\d{1,10}) "
          + "(?:ts (?<ts>\\d{1,19}) )?)?(?:.{0,80} )?stack trace:?.*|\\[?free\\]?\\s*"),

  /** The heading of the stack that freed the page, cut before its end. */
  FREED_CUT(
      "page last free (?:pid(?: (?<pid>\\d{1,10})(?= )(?: t\\w{0,3}(?: (?<tgid>\\d{1,10})(?= )"
          + "(?: ts (?<ts>\\d{1,19})(?= ))?)?)?)?.{0,40}|s.{0,11})"),

  /** The heading of crash for the stack that allocated the page. */
  ALLOCATION_STACK("\\[?alloc\\]?\\s*"),

  /** A missing stack. */
  MISSING("page_owner (?:allocation|free) stack trace missing\\s*"),

  /** A page that is unknown to page_owner. */
  NOT_PRESENT("page_owner info is not (?:present|active).*"),

  /** The reason of the last migration. */
  MIGRATED("page has been migrated, last migrate reason: (\\S.{0,80}?)\\s*"),

  /** The reason of the dump. */
  REASON("page dumped because: (.{1,400}?)\\s*"),

  /** The use of a typed page, by name in kernel 6.10 and later. */
  PAGE_TYPE("(page_type: \\S{1,40}\\([^()]{0,200}\\)).*"),

  /** The first line of a page, with or without its PFN. */
  PAGE(
      "page:(?:\\S+ | ?)(?:refcount|_refcount|count):.*|BUG: Bad page (?:state|map) in process .*"),

  /** The line that crash prints before a record. */
  PAGE_OF_CRASH("PFN (?<pfn>\\d{1,19})\\(0x[0-9a-f]{1,16}\\) paddr .*"),

  /** The line that gdb prints after the allocation. */
  PAGE_OF_GDB("PFN: (?<pfn>\\d{1,19}), Flags: (?<flags>0x[0-9a-f]{1,16}).*"),

  /** The flags of the page. */
  FLAGS(
      "(?:anon |ksm |\\S{1,64} name:.{0,255} )?(?:head )?flags: ?"
          + "(0x[0-9a-f]{1,16}\\([^()\\s]{0,2000}\\)).*"),

  /** Any other line. */
  NONE("(?!)");

  private static final LogWords[] ALL = values();

  /** Sentences that a mailer may break; a line that starts one may continue on the next. */
  private static final List<String> SENTENCES =
      List.of(
          "page_owner tracks the page as allocated",
          "page_owner tracks the page as freed",
          "page last allocated via order 0",
          "page allocated via order 0",
          "Page allocated via order 0",
          "page_owner allocation stack trace missing",
          "page_owner free stack trace missing",
          "page last free stack trace:",
          "page dumped because: x",
          "page has been migrated, last migrate reason: x",
          "flags: 0x");

  private static final Pattern BROKEN =
      Pattern.compile(
          "(?d)page last free pid.{0,60}|page last free stack.{0,10}|(?:anon |ksm )?flags: ?(?:0x[0-9a-f]{1,16}(?:\\([^()]{0,2000})?)?");

  /** Fields of the first line of a page, which mailers often break. */
  private static final Pattern PAGE_FIELDS =
      Pattern.compile(
          "(?d)(?:(?:refcount|mapcount|count|mapping|index|pfn|compound_mapcount|order|entire_mapcount"
              + "|nr_pages_mapped|pincount|mm):\\S* ?)+|\\(null\\).*");

  /** The PFN in the line of a page: hexadecimal, with 0x from 5.x on. */
  static final Pattern PFN = Pattern.compile("\\spfn:(?:0x)?([0-9a-f]{1,16})(?:\\s|$)");

  private final Pattern pattern;

  LogWords(String regex) {
    this.pattern = Pattern.compile(regex, Pattern.DOTALL);
  }

  /** Returns the kind of a whole line, even if it is cut. */
  static LogWords ofLine(String words) {
    LogWords kind = of(words);
    return kind == NONE && FREED_CUT.pattern.matcher(words).matches() ? FREED_CUT : kind;
  }

  /** Returns the kind of a line, or {@link #NONE} if it is cut. */
  public static LogWords of(String words) {
    if (!mayBe(words)) {
      return NONE;
    }
    for (LogWords kind : ALL) {
      if (kind != FREED_CUT && kind.pattern.matcher(words).matches()) {
        return kind;
      }
    }
    return NONE;
  }

  private static boolean mayBe(String words) {
    return words.startsWith("page")
        || words.startsWith("P")
        || words.contains("flags:")
        || words.startsWith("BUG: ")
        || (words.length() <= 16 && (words.contains("free") || words.contains("alloc")));
  }

  /** Returns a match of the whole line, which must be of this kind. */
  Matcher match(String words) {
    Matcher match = pattern.matcher(words);
    if (!match.matches()) {
      throw new IllegalArgumentException(this + ": " + words);
    }
    return match;
  }

  /** Returns whether the line reports a property of the page, not its owner. */
  boolean isOfPage() {
    return this == TRACKS || this == REASON || this == PAGE_TYPE || this == FLAGS;
  }

  /** Returns whether the text starts one of the kernel's lines and lacks its end. */
  public static boolean isBroken(String words) {
    String start = words.stripTrailing();
    return (start.length() > 3
            && SENTENCES.stream()
                .anyMatch(line -> line.startsWith(start) && line.length() > start.length()))
        || (BROKEN.matcher(start).matches() && of(start) == NONE);
  }

  /** Returns whether the text can only be further fields of the first line of a page. */
  static boolean arePageFields(String words) {
    return PAGE_FIELDS.matcher(words.strip()).matches();
  }
}
