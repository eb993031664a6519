package org.pageowner.dsl.analysis.census;

import com.google.common.math.LongMath;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The records with the same values of the keys, on one host or several. Compared by key alone; that
 * groups are comparable bounds the time of a hash table whose keys collide.
 */
final class Group implements Comparable<Group> {
  /** The order of rows in a file. */
  static final Comparator<Group> BY_PAGES =
      Comparator.comparingLong((Group group) -> group.pages)
          .reversed()
          .thenComparing(Comparator.naturalOrder());

  private final byte[] key;
  private final int hash;
  private long times;
  private long pages;
  private long hosts;
  private byte[] topHost;
  private long topHostPages;

  /**
   * A group.
   *
   * @param key the keys with their values as JSON, in UTF-8, without the braces
   * @param topHost the name of the host with the most pages, in UTF-8
   */
  Group(byte[] key, long times, long pages, long hosts, byte[] topHost, long topHostPages) {
    this.key = key;
    this.hash = Arrays.hashCode(key);
    this.times = times;
    this.pages = pages;
    this.hosts = hosts;
    this.topHost = topHost;
    this.topHostPages = topHostPages;
  }

  /** Adds the records of other hosts with the same key. Sums are at most 2^63 - 1. */
  void add(Group other) {
    times = LongMath.saturatedAdd(times, other.times);
    pages = LongMath.saturatedAdd(pages, other.pages);
    hosts = LongMath.saturatedAdd(hosts, other.hosts);
    boolean isMore = other.topHostPages > topHostPages;
    boolean isTie = other.topHostPages == topHostPages;
    if (isMore || (isTie && Arrays.compareUnsigned(other.topHost, topHost) < 0)) {
      topHost = other.topHost;
      topHostPages = other.topHostPages;
    }
  }

  /** Adds more records of the same host with the same key. */
  void addOfHost(long moreTimes, long morePages) {
    times = LongMath.saturatedAdd(times, moreTimes);
    pages = LongMath.saturatedAdd(pages, morePages);
    topHostPages = pages;
  }

  /** Returns a group with the same values, to which others can be added. */
  Group copy() {
    return new Group(key, times, pages, hosts, topHost, topHostPages);
  }

  /** Returns the same group with another name of its only host. */
  Group of(byte[] host) {
    return new Group(key, times, pages, hosts, host, topHostPages);
  }

  byte[] key() {
    return key;
  }

  long times() {
    return times;
  }

  long pages() {
    return pages;
  }

  long hosts() {
    return hosts;
  }

  byte[] topHost() {
    return topHost;
  }

  long topHostPages() {
    return topHostPages;
  }

  @Override
  public int compareTo(Group other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Group that && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
