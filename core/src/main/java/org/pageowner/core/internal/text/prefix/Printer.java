package org.pageowner.core.internal.text.prefix;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The task, CPU or machine that printed a line, as its prefix names it.
 *
 * <p>CONFIG_PRINTK_CALLER prints {@code [ T42]} and {@code [ C0]}, /dev/kmsg {@code caller=T42};
 * vendors print groups such as {@code [2: kworker/2:1: 123]}, {@code (2)[123:kworker/2:1]} and
 * {@code [pid:123,cpu2,x]}; a journal names the machine before {@code kernel:}.
 */
public final class Printer {
  /** The printer of lines that do not name one. */
  public static final String UNKNOWN = "";

  private static final Pattern CALLER = Pattern.compile("(?:\\[ *|caller=)([TC]\\d{1,10})\\b");
  private static final Pattern GROUP =
      Pattern.compile("\\[([^\\[\\]]{1,80})\\]|\\(([^()]{1,80})\\)");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b"
              + "|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?=\\d)|UTC|GMT|[AP]M|[TZ](?![a-z])|(?<=\\d)s\\b");
  private static final Pattern NUMBERS = Pattern.compile("[\\d.:,+\\-/<>\\s]*");
  private static final Pattern MACHINE =
      Pattern.compile("(?:(\\S{1,64}) )?\\bkernel(?:\\[\\d{1,10}\\])?: ?");
  private static final Pattern FACILITY = Pattern.compile("[a-z]+\\d?\\.[a-z]+|[\\d:.]+");

  private Printer() {}

  /** Returns the printer that a prefix names, or {@link #UNKNOWN}. */
  static String of(String prefix) {
    if (prefix.isEmpty()) {
      return UNKNOWN;
    }
    StringBuilder printer = new StringBuilder();
    Matcher machine = MACHINE.matcher(prefix);
    if (machine.find()) {
      String name = machine.group(1);
      printer.append(name == null || FACILITY.matcher(name).matches() ? "kernel" : name);
    }
    Matcher caller = CALLER.matcher(prefix);
    if (caller.find()) {
      return printer.append(' ').append(caller.group(1)).toString();
    }
    Matcher group = GROUP.matcher(prefix);
    while (group.find()) {
      String square = group.group(1);
      String contents = square == null ? group.group(2) : square;
      if (names(contents, square == null)) {
        printer.append(' ').append(contents.strip().replaceAll(" +", " "));
      }
    }
    return printer.toString();
  }

  /**
   * Returns whether a group names a printer: not a date, a time or a single number in square
   * brackets; a number in parentheses is a CPU.
   */
  private static boolean names(String contents, boolean round) {
    if (NUMBERS.matcher(contents).matches()) {
      return round && contents.strip().length() <= 4 && !contents.isBlank();
    }
    return !NUMBERS.matcher(DATE.matcher(contents).replaceAll("")).matches();
  }
}
