package org.pageowner.core.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines that {@code dump_page()} and {@code dump_page_owner()} print, kernel 4.6 and later. */
final class LogWords {
  /** The first words of the line that tells of the allocation. */
  static final Pattern ALLOCATED_START =
      Pattern.compile("page (?:last )?allocated via order (?=\\d)");

  /** That line; the name is all up to the last {@code ), ts }. */
  static final Pattern ALLOCATED =
      Pattern.compile(
          "page (?:last )?allocated via order (?<order>\\d{1,99}), migratetype (?<type>\\S{1,40}),"
              + "\\s*gfp_mask\\s*(?<gfp>0x[0-9a-f]{1,99}\\([^()]{0,2000}\\))"
              + "(?:,\\s*pid (?<pid>-?\\d{1,99})(?:,\\s*tgid (?<tgid>-?\\d{1,99})"
              + " \\((?<name>.{0,64})\\))?,\\s*ts (?<ts>\\d{1,99})"
              + "(?:,\\s*free_ts (?<freeTs>\\d{1,99}))?)?\\s*",
          Pattern.DOTALL);

  /** Whether page_owner says that the page is in use or free. */
  static final Pattern TRACKS =
      Pattern.compile("page_owner tracks the page as (allocated|freed)\\s*");

  /** The line above the stack that freed the page. */
  static final Pattern FREED =
      Pattern.compile(
          "page last free (?:pid (?<pid>\\d{1,10}) tgid (?<tgid>\\d{1,10}) "
              + "(?:ts (?<ts>\\d{1,19}) )?)?stack trace:\\s*");

  /** What is said where there is no stack. */
  static final Pattern MISSING =
      Pattern.compile("page_owner (?:allocation|free) stack trace missing\\s*");

  /** The migrate reason. */
  static final Pattern MIGRATED =
      Pattern.compile("page has been migrated, last migrate reason: (\\S.{0,80}?)\\s*");

  /** A page's first line, with or without its PFN. */
  static final Pattern PAGE =
      Pattern.compile(
          "(?:page:(?:\\S+ | )refcount:.*|page:\\S+ count:.*|BUG: Bad page state in process .*)",
          Pattern.DOTALL);

  /** The PFN in such a line: hexadecimal, with 0x from 5.x on. */
  static final Pattern PFN = Pattern.compile("\\spfn:(?:0x)?([0-9a-f]{1,16})(?:\\s|$)");

  /** The page's flags. */
  static final Pattern FLAGS =
      Pattern.compile(
          "(?:anon |ksm |\\S{1,64} name:.{0,255} )?flags: (0x[0-9a-f]{1,16}\\([^()]{0,2000}\\)).*");

  /** Why the page is dumped. */
  static final Pattern REASON = Pattern.compile("page dumped because: (.{1,200}?)\\s*");

  private static final Pattern FRAME =
      Pattern.compile(
          "\\s{0,8}(?:\\[<[0-9a-f]{4,16}>\\] )?(?:\\? )?"
              + "(?<symbol>[A-Za-z_$.][^\\s+]{0,511}\\+0x[0-9a-f]{1,16}/0x[0-9a-f]{1,16}|0x[0-9a-f]{8,16})"
              + "(?<module> \\[[^\\]\\s]{1,64}(?: [0-9a-f]{40})?\\])?(?: \\S{1,300}:\\d{1,7})?\\s*");

  private static final Pattern INLINED =
      Pattern.compile("\\s{0,8}\\S{1,512} \\S{1,300}:\\d{1,7} \\[inline\\]\\s*");

  private LogWords() {}

  /** A stack line as a dump prints it, or {@code null} if the words are no frame. */
  static @Nullable String frame(String words) {
    Matcher frame = FRAME.matcher(words);
    if (!frame.matches()) {
      return null;
    }
    String module = frame.group("module");
    return " " + frame.group("symbol") + (module == null ? "" : module) + "\n";
  }

  /** Whether the words are a function that the compiler inlined, as syzbot adds them. */
  static boolean isInlined(String words) {
    return INLINED.matcher(words).matches();
  }
}
