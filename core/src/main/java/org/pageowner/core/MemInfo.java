package org.pageowner.core;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.probe.OtherFile;

/**
 * The counters of {@code /proc/meminfo} (fs/proc/meminfo.c), of any kernel since 3.x.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param lines the lines in their order, by name as printed without the colon: {@code AnonPages},
 *     {@code Active(file)}; lines that later kernels add are among them
 * @param unknownLines the lines that are not a counter, as printed
 */
public record MemInfo(Map<String, Line> lines, List<String> unknownLines) {
  private static final Pattern LINE =
      Pattern.compile("[ \\t>|]{0,40}([A-Za-z][\\w()]{0,60}):[ \\t]{0,60}(\\d{1,19})( kB)?[ \\t]*");

  /** Makes the collections immutable. */
  public MemInfo {
    Objects.requireNonNull(lines, "lines");
    Objects.requireNonNull(unknownLines, "unknownLines");
    lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    unknownLines = List.copyOf(unknownLines);
  }

  /**
   * A line.
   *
   * @param value the number as printed
   * @param isSize whether its unit is kB, which are 1,024 bytes; if not, it counts huge pages
   */
  public record Line(long value, boolean isSize) {}

  /**
   * Reads a file, plain or gzip-compressed.
   *
   * @throws UncheckedIOException if it cannot be read, or is not a copy of /proc/meminfo
   */
  public static MemInfo read(Path path) {
    return ProcFile.read(path, "meminfo", MemInfo::parse);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it has no line {@code MemTotal} or {@code MemFree}; the
   *     message identifies the text as far as possible
   */
  public static MemInfo parse(String text) {
    Map<String, Line> lines = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher found = LINE.matcher(line);
      long value = found.matches() ? ProcFile.number(found.group(2)) : -1;
      if (value >= 0) {
        lines.putIfAbsent(found.group(1), new Line(value, found.group(3) != null));
      } else if (!line.isBlank()) {
        unknown.add(line);
      }
    }
    if (!lines.containsKey("MemTotal") || !lines.containsKey("MemFree")) {
      throw ProcFile.notACopy(text, "meminfo", OtherFile.MEMINFO, "lines MemTotal and MemFree");
    }
    return new MemInfo(lines, unknown);
  }

  /** Returns whether there is a line of this name. */
  public boolean has(String name) {
    Objects.requireNonNull(name, "name");
    return lines.containsKey(name);
  }

  /** Returns the number of a line as printed: kB, or huge pages. */
  public OptionalLong value(String name) {
    Objects.requireNonNull(name, "name");
    Line line = lines.get(name);
    return line == null ? OptionalLong.empty() : OptionalLong.of(line.value());
  }

  /**
   * Returns the size of a line in base pages, rounded down; empty if there is no such line, or if
   * its number is not a size.
   *
   * @param pageSize the bytes of a base page
   */
  public OptionalLong pages(String name, long pageSize) {
    Objects.requireNonNull(name, "name");
    Line line = lines.get(name);
    return line == null || !line.isSize()
        ? OptionalLong.empty()
        : OptionalLong.of(Saturated.product(line.value(), 1024) / pageSize);
  }
}
