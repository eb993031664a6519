package org.pageowner.core.internal.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of this machine's memory, for the progress of a reading. */
public final class MemoryEnd {
  private static final Path ZONEINFO = Path.of("/proc/zoneinfo");

  private MemoryEnd() {}

  /** Returns the page frame after the last zone, or 0 if it is unknown. */
  public static long pfn() {
    try {
      return of(Files.readAllLines(ZONEINFO));
    } catch (IOException | UncheckedIOException | SecurityException e) {
      return 0;
    }
  }

  /** Returns the largest sum of a zone's {@code spanned} and {@code start_pfn}. */
  static long of(List<String> zoneinfo) {
    long end = 0;
    long spanned = 0;
    for (String line : zoneinfo) {
      String[] words = line.strip().split("\\s+", -1);
      String last = words[words.length - 1];
      if (line.startsWith("Node ")) {
        spanned = 0;
      } else if (words.length == 2 && last.matches("\\d{1,17}")) {
        if (words[0].equals("spanned")) {
          spanned = Long.parseLong(last);
        } else if (words[0].equals("start_pfn:") && spanned > 0) {
          end = Math.max(end, Long.parseLong(last) + spanned);
        }
      }
    }
    return end;
  }
}
