package org.pageowner.core.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a kernel log without what stands before the kernel's words: quotation marks of a mail,
 * a log level, a date and host, a time stamp, the printing task or CPU.
 *
 * @param printer the task or CPU that printed the line, as {@code T42} or {@code C0}; empty if the
 *     log does not tell
 * @param words the kernel's words, with the blank that begins a stack line
 */
record LogLine(String printer, String words) {
  private static final int LONGEST = 4096;

  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:> ?){0,9}+" // a mail's quotation
              + "(?:<\\d{1,3}>)?+" // syslog's priority
              + "(?:kern *:[a-z]+ *: )?+" // dmesg -x
              + "(?:\\d{4}-\\d\\d-\\d\\dT\\S{8,40} |[A-Z][a-z]{2} [ \\d]\\d [\\d:]{8} )?+" // dates
              + "(?:[\\w.:-]{1,64} kernel: ?)?+" // journalctl, syslog: the host
              + "(?:<\\d{1,3}>)?+"
              + "(?:\\[(?: *\\d{1,12}\\.\\d{1,9}|[A-Z][a-z]{2} [A-Z][^\\]]{10,24})\\] ?+)?+" // time
              + "(?:\\[ *([TC]\\d{1,10})\\] ?+)?+"); // CONFIG_PRINTK_CALLER

  static LogLine of(String line) {
    String text = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    Matcher prefix = PREFIX.matcher(text);
    if (!prefix.lookingAt() || prefix.end() == 0) {
      return new LogLine("", text);
    }
    String printer = prefix.group(1);
    return new LogLine(printer == null ? "" : printer, text.substring(prefix.end()));
  }
}
