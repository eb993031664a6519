package org.pageowner.dsl.internal.usage;

import java.util.Comparator;

/**
 * A version of the kernel, {@code 6.12}.
 *
 * @param major the first number
 * @param minor the second number
 */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
  private static final Comparator<KernelVersion> ORDER =
      Comparator.comparingInt(KernelVersion::major).thenComparingInt(KernelVersion::minor);

  /**
   * Reads a version as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException if the text is not two numbers with a dot between them
   */
  public static KernelVersion parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("not a version of the kernel: " + text);
    }
    return new KernelVersion(
        Integer.parseInt(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
  }

  @Override
  public int compareTo(KernelVersion other) {
    return ORDER.compare(this, other);
  }

  /** Returns the two numbers with a dot between them. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
