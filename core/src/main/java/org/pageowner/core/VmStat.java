package org.pageowner.core;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.text.probe.OtherFile;

/**
 * The counters of {@code /proc/vmstat} (mm/vmstat.c). Those whose names start with {@code nr_} are
 * mostly in base pages; {@code nr_kernel_stack} is in KiB.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param counters the counters in their order, by name
 */
public record VmStat(Map<String, Long> counters) {
  private static final Pattern LINE =
      Pattern.compile("[ \\t>|]{0,40}([a-z]\\w{0,80}) (\\d{1,19})[ \\t]*");

  /** Makes the map immutable. */
  public VmStat {
    Objects.requireNonNull(counters, "counters");
    counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
  }

  /**
   * Reads a file, plain or gzip-compressed.
   *
   * @throws UncheckedIOException if it cannot be read, or is not a copy of /proc/vmstat
   */
  public static VmStat read(Path path) {
    return ProcFile.read(path, "vmstat", VmStat::parse);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it has no line {@code nr_free_pages}; the message
   *     identifies the text as far as possible
   */
  public static VmStat parse(String text) {
    Map<String, Long> counters = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher found = LINE.matcher(line);
      long value = found.matches() ? ProcFile.number(found.group(2)) : -1;
      if (value >= 0) {
        counters.putIfAbsent(found.group(1), value);
      }
    }
    if (!counters.containsKey("nr_free_pages")) {
      throw ProcFile.notACopy(text, "vmstat", OtherFile.VMSTAT, "line nr_free_pages");
    }
    return new VmStat(counters);
  }

  /** Returns a counter; empty if there is no such line. */
  public OptionalLong value(String name) {
    Objects.requireNonNull(name, "name");
    Long value = counters.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
