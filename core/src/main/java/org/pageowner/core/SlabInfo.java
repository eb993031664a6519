package org.pageowner.core;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.store.Saturated;
import org.pageowner.core.internal.text.probe.OtherFile;

/**
 * The caches of {@code /proc/slabinfo} (mm/slab_common.c), version 2.1. Caches that the kernel has
 * merged have the name of one of them.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param caches the caches, those with the most pages first
 */
public record SlabInfo(List<Cache> caches) {
  private static final Pattern LINE =
      Pattern.compile(
          "[ \\t>|]{0,40}(\\S{1,80}) +(\\d{1,15}) +(\\d{1,15}) +(\\d{1,9}) +(\\d{1,9}) +(\\d{1,9})"
              + " : tunables.{0,80} : slabdata +(\\d{1,15}) +(\\d{1,15}) .*");

  /** Makes the list immutable. */
  public SlabInfo {
    Objects.requireNonNull(caches, "caches");
    caches = List.copyOf(caches);
  }

  /**
   * A cache.
   *
   * @param name its name
   * @param objects the objects that its slabs hold, in use or free
   * @param objectSize the bytes of an object
   * @param slabs the number of its slabs
   * @param pagesPerSlab the base pages of a slab
   */
  public record Cache(String name, long objects, long objectSize, long slabs, long pagesPerSlab) {
    /** Checks the components. */
    public Cache {
      Objects.requireNonNull(name, "name");
    }

    /** Returns the base pages of its slabs. */
    public long pages() {
      return Saturated.product(slabs, pagesPerSlab);
    }
  }

  /**
   * Reads a file, plain or gzip-compressed.
   *
   * @throws UncheckedIOException if it cannot be read, or is not a copy of /proc/slabinfo
   */
  public static SlabInfo read(Path path) {
    return ProcFile.read(path, "slabinfo", SlabInfo::parse);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it has no cache; the message identifies the text as far as
   *     possible
   */
  public static SlabInfo parse(String text) {
    List<Cache> caches = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        caches.add(
            new Cache(
                found.group(1),
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4)),
                Long.parseLong(found.group(8)),
                Long.parseLong(found.group(6))));
      }
    }
    if (caches.isEmpty()) {
      throw ProcFile.notACopy(text, "slabinfo", OtherFile.SLABINFO, "cache");
    }
    caches.sort(Comparator.comparingLong(Cache::pages).reversed());
    return new SlabInfo(caches);
  }

  /** Returns the base pages of all slabs. */
  public long pages() {
    return caches.stream().mapToLong(Cache::pages).reduce(0, Saturated::sum);
  }
}
