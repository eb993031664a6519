package org.pageowner.cli.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that is in use on this machine: an upper bound of the records of its kernel. */
public final class UsedMemory {
  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern LINE = Pattern.compile("(MemTotal|MemFree): +(\\d{1,15}) kB");
  private static final int PAGE_KIB = 4;

  private UsedMemory() {}

  /** Returns the number of 4 KiB pages; 0 if it is unknown. */
  public static long pages() {
    try {
      return pages(Files.readAllLines(MEMINFO));
    } catch (IOException | SecurityException e) {
      return 0;
    }
  }

  /** Returns the difference of total and free memory in the lines of /proc/meminfo. */
  static long pages(List<String> meminfo) {
    long used = 0;
    for (String line : meminfo) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        long pages = Long.parseLong(parts.group(2)) / PAGE_KIB;
        used += parts.group(1).equals("MemTotal") ? pages : -pages;
      }
    }
    return Math.max(used, 0);
  }
}
