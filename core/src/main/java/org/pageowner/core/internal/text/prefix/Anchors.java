package org.pageowner.core.internal.text.prefix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that are unmistakable in whichever column they start: the text before them is a prefix. */
public enum Anchors {
  /** Lines that {@code dump_page()}, {@code dump_page_owner()} and crash print. */
  LOG(
      "page_owner tracks the page as(?: allocated| freed)?\\s*$"
          + "|[Pp]age (?:last )?allocated via order(?: \\d|\\s*$)"
          + "|page last free (?:pid \\d|stack)"
          + "|page dumped because:"
          + "|page has been migrated, last migrate reason:"
          + "|page_owner (?:allocation|free) stack trace(?: missing|\\s*$)"
          + "|page_owner info is not (?:present|active)"
          + "|page:(?:[0-9a-fA-F(][\\w()]{0,40} | ?)(?:refcount|count|_refcount):"
          + "|BUG: Bad page (?:state|map) in process "
          + "|PFN \\d{1,19}\\(0x[0-9a-f]{1,16}\\) paddr "),

  /** The first two lines of a record. */
  RECORD(
      "Page allocated via order(?: \\d|\\s*$)"
          + "|PFN (?:0x[0-9a-f]{1,16}|\\d{1,20}) (?:type \\w{1,40} |Page \\S{1,40} )?Block \\d"
          + "|PFN: \\d{1,20}, Flags: 0x"),

  /** The counts of page_owner_stacks. */
  INVENTORY("(?:nr_base_pages|stack_count):(?: \\d{1,19})?\\s*$|handle: -?\\d{1,10}\\s*$"),

  /** The headings of blocks in page_owner_sort's output. */
  SORTED(
      "(?<![\\w.,])\\d{1,19} times(?::\\s*$|: Page allocated|, \\d{1,19} pages|,\\s*$|, \\d{1,19}(?: p[ages]{0,4})?\\s*$)");

  /** Number of characters of a line that are searched: prefixes are short. */
  private static final int REACH = PrefixTemplate.MAX_LENGTH + 1024;

  private final Pattern pattern;

  Anchors(String regex) {
    this.pattern = Pattern.compile(regex, Pattern.UNIX_LINES);
  }

  /** Returns the position of the first such text in a line, or -1. */
  public int find(String line) {
    Matcher found =
        pattern
            .matcher(line)
            .region(0, Math.min(line.length(), REACH))
            .useAnchoringBounds(false)
            .useTransparentBounds(true);
    return found.find() ? found.start() : -1;
  }
}
