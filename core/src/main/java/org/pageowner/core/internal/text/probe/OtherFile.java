package org.pageowner.core.internal.text.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that are given by mistake in place of a dump, each with an explanation.
 *
 * <p>A file is identified by words that no other file has, anywhere in the start of the input, so
 * quote marks and loggers' prefixes do not matter. The first match in declaration order wins. Each
 * pattern takes time linear in the text.
 */
public enum OtherFile {
  /** A log whose pages have no owner. */
  NEVER_SET(
      "page_owner info is not present",
      "its reports say \"page_owner info is not present (never set?)\": no owner of these pages is"
          + " known, as page_owner was off (boot with page_owner=on) or a page was not allocated"
          + " since"),
  /** A log as before, from a kernel before 5.4, where a free page has no owner either. */
  NOT_ACTIVE(
      "page_owner info is not active",
      "its reports say \"page_owner info is not active (free page?)\": there is no owner, as the page"
          + " was free, or page_owner was off (boot with page_owner=on)"),
  /** A boot log of a kernel that does not track owners. */
  DISABLED(
      "page_owner is disabled",
      "it says \"page_owner is disabled\": boot the kernel with page_owner=on"),
  /** An error message in place of the output of the command. */
  FAILED_COMMAND(
      "page_owner(?:_stacks/\\w{1,40})?'?: (?:Permission denied|Operation not permitted|No such file"
          + " or directory|Invalid argument|Cannot allocate memory)",
      "it is the error message of the command that should have written it; page_owner is read as root,"
          + " with debugfs mounted and the kernel booted with page_owner=on"),
  /** The output of a Windows shell. */
  UTF_16(
      "\\A(?:\\xff\\xfe|\\xfe\\xff|[\\x09-\\x7e]\\x00[\\x09-\\x7e]\\x00|\\x00[\\x09-\\x7e]\\x00[\\x09-\\x7e])",
      "it is UTF-16 text: convert it with iconv -f UTF-16 -t UTF-8"),
  /** A saved page, or an answer of a server. */
  HTML(
      "(?i)\\A(?:\\xef\\xbb\\xbf)?\\s{0,99}(?:<\\?xml[^>]{0,200}>\\s{0,99})?<(?:!doctype html|html|head|body)\\b",
      "it is an HTML page, perhaps of an error or a log-in: save the raw text instead"),
  /** Recorded events, as text or as a file of perf or trace-cmd. */
  TRACE(
      "\\APERFILE2|\\A\\x17\\x08Dtracing|# tracer: |\\bmm_page_(?:alloc|free)\\w{0,20}: ",
      "it is a recording of perf or ftrace: it has events, not the owners of pages"),
  /** A memory image. */
  VMCORE(
      "\\A(?:\\x7fELF|KDUMP  |DISKDUMP|makedumpfile)",
      "it is a binary memory image: extract the owners first, with an extension of crash or with drgn"),
  /** {@code /proc/allocinfo}. */
  ALLOCINFO(
      "allocinfo - version: \\d|(?m:^[> \\t]{0,40}\\d{1,19} +\\d{1,19} \\S{1,200}:\\d{1,7} .{0,80}func:\\w)",
      "it is /proc/allocinfo, which counts memory by the line of code that allocated it and has no"
          + " pages: give it beside a dump, as in pageowner account --allocinfo=FILE"),
  /** {@code /proc/pagetypeinfo}. */
  PAGETYPEINFO(
      "Page block order: {1,9}\\d|Free pages count per migrate type at order|Number of (?:blocks type|mixed"
          + " blocks) |Node {1,9}\\d{1,6}, zone {1,20}\\w{1,20}, type ",
      "it is /proc/pagetypeinfo: give it beside a dump, as in pageowner fragmentation"
          + " --pagetypeinfo=FILE DUMP"),
  /** {@code /proc/zoneinfo}. */
  ZONEINFO(
      "(?m:^[^\\n]{0,80}Node \\d{1,6}, zone {1,20}\\w{1,20}\\s{0,9}$)|\\bper-node stats\\b",
      "it is /proc/zoneinfo: it has counters of zones, not the owners of pages; give it beside a"
          + " dump, as in pageowner account --zoneinfo=FILE"),
  /** {@code /proc/buddyinfo}. */
  BUDDYINFO(
      "Node \\d{1,6}, zone {1,20}\\w{1,20}(?: {1,20}\\d{1,19}){3}",
      "it is /proc/buddyinfo: it counts free blocks, which have no owner"),
  /** {@code /proc/meminfo}. */
  MEMINFO(
      "\\bMemTotal: {1,30}\\d{1,19} kB",
      "it is /proc/meminfo: it has counters of the whole memory, not the owners of pages; give it"
          + " beside a dump, as in pageowner account --meminfo=FILE DUMP"),
  /** {@code /proc/slabinfo}. */
  SLABINFO(
      "\\bslabinfo - version: \\d|<active_objs> <num_objs>",
      "it is /proc/slabinfo: it counts objects of caches; the owners of their pages are in page_owner;"
          + " give it beside a dump, as in pageowner account --slabinfo=FILE"),
  /** {@code /proc/vmstat}. */
  VMSTAT(
      "\\bnr_free_pages \\d",
      "it is /proc/vmstat: it has counters of the whole memory, not the owners of pages; give it"
          + " beside a dump, as in pageowner account --vmstat=FILE"),
  /** Words of page_owner that are damaged beyond recovery. */
  DAMAGED(
      "(?i)page (?:last )?allocated via order|page_owner tracks the page as|page last free .{0,40}stack"
          + " trace|PFN:? {0,9}(?:0x)?[0-9a-f]{1,16} .{0,80}Flags|nr_base_pages",
      "it has words of page_owner, but no record with an order and a PFN line, or a report with its"
          + " allocation line: it is cut or damaged"),
  /** Lines of a kernel, none of them of page_owner. */
  KERNEL_LOG(
      "(?m:^[^\\n]{0,80}\\[ {0,9}\\d{1,9}\\.\\d{6}\\]|^[^\\n]{0,80}\\bkernel: )|\\bLinux version \\d",
      "it is a kernel log in which no owner of a page is printed: a kernel prints it where it dumps a"
          + " page, as in a bug report of KASAN, and was booted with page_owner=on");

  /** Number of bytes searched: enough for the start of a file, and for a log of one boot. */
  private static final int SEARCHED_BYTES = 4 << 20;

  private static final Pattern DUMP = Pattern.compile("Page allocated via order \\d");

  private final Pattern words;
  private final String explanation;

  OtherFile(String words, String explanation) {
    this.words = Pattern.compile(words, Pattern.UNIX_LINES);
    this.explanation = explanation;
  }

  /** Returns the file that a text comes from, or {@code null} if it is unknown. */
  public static @Nullable OtherFile of(byte[] bytes, int length) {
    return of(new String(bytes, 0, Math.min(length, SEARCHED_BYTES), ISO_8859_1));
  }

  private static @Nullable OtherFile of(String text) {
    for (OtherFile file : values()) {
      if (file.words.matcher(text).find()) {
        return file;
      }
    }
    return null;
  }

  /**
   * Returns the explanation of a text that has none of the lines of {@code expected}, or {@code
   * null}.
   */
  public static @Nullable String inPlaceOf(OtherFile expected, String text) {
    String start = text.substring(0, Math.min(text.length(), SEARCHED_BYTES));
    if (DUMP.matcher(start).find()) {
      return "it is a page_owner dump";
    }
    OtherFile file = of(start);
    return file == null || file == expected ? null : file.explanation;
  }

  /** Returns whether the file is a kernel log that reports pages, none of them with an owner. */
  public boolean isLogWithoutOwners() {
    return this == NEVER_SET || this == NOT_ACTIVE;
  }

  /** Returns the explanation of the file and how to proceed, as a clause after a semicolon. */
  public String explanation() {
    return explanation;
  }
}
