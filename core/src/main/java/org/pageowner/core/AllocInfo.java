package org.pageowner.core;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.probe.OtherFile;

/**
 * The lines of code of {@code /proc/allocinfo} (lib/alloc_tag.c, kernel 6.10 and later) with the
 * memory that each has allocated.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param sites the lines of code in the order of the file
 */
public record AllocInfo(List<Site> sites) {
  private static final Pattern LINE =
      Pattern.compile(
          "[ \\t>|]{0,40}(\\d{1,18}) +(\\d{1,18}) (\\S{1,200}:\\d{1,7})(?: \\[(\\S{1,80})\\])?"
              + " func:(\\S{1,120}).*");

  /** Makes the list immutable. */
  public AllocInfo {
    Objects.requireNonNull(sites, "sites");
    sites = List.copyOf(sites);
  }

  /**
   * A line of code.
   *
   * @param bytes the memory that it has allocated and that is in use
   * @param calls the number of these allocations
   * @param place the file and line, as {@code mm/page_ext.c:271}
   * @param module the module; {@code null} for the kernel image
   * @param function the function
   */
  public record Site(
      long bytes, long calls, String place, @Nullable String module, String function) {
    /** Checks the components. */
    public Site {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(function, "function");
    }
  }

  /**
   * Reads a file, plain or gzip-compressed.
   *
   * @throws UncheckedIOException if it cannot be read, or is not a copy of /proc/allocinfo
   */
  public static AllocInfo read(Path path) {
    return ProcFile.read(path, "allocinfo", AllocInfo::parse);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it has no line of code; the message identifies the text as
   *     far as possible
   */
  public static AllocInfo parse(String text) {
    List<Site> sites = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        sites.add(
            new Site(
                Long.parseLong(found.group(1)),
                Long.parseLong(found.group(2)),
                found.group(3),
                found.group(4),
                found.group(5)));
      }
    }
    if (sites.isEmpty()) {
      throw ProcFile.notACopy(text, "allocinfo", OtherFile.ALLOCINFO, "line of code");
    }
    return new AllocInfo(sites);
  }

  /** Returns the bytes that all lines of code in a file have allocated: {@code mm/page_ext.c}. */
  public long bytesOfFile(String file) {
    Objects.requireNonNull(file, "file");
    return sites.stream()
        .filter(site -> site.place().startsWith(file + ":"))
        .mapToLong(Site::bytes)
        .reduce(0, Saturated::sum);
  }
}
