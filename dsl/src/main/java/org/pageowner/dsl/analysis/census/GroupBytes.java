package org.pageowner.dsl.analysis.census;

import com.google.common.math.LongMath;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The layout of a group as bytes, the same in memory and in temporary files, so that groups are
 * summed, moved, sorted and merged without objects: a hash of the key, the counts, the number of
 * the top host, and the key as JSON, padded to whole words.
 */
final class GroupBytes {
  /** Bytes before the key. */
  static final int HEAD = 48;

  private static final int HASH = 0;
  private static final int TIMES = 8;
  private static final int PAGES = 16;
  private static final int HOSTS = 24;
  private static final int TOP_HOST_PAGES = 32;
  private static final int TOP_HOST = 40;
  private static final int KEY_BYTES = 44;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private GroupBytes() {}

  /** Returns the bytes of a group with a key, a multiple of 8. */
  static int size(int keyBytes) {
    return Math.addExact(HEAD + 7, keyBytes) & -8;
  }

  /** Returns the bytes of the group at an index. */
  static int size(byte[] bytes, int at) {
    return size(keyBytes(bytes, at));
  }

  /** Writes all of a group, at the start of an array, except the bytes of its key. */
  static void set(
      byte[] bytes,
      long hash,
      long times,
      long pages,
      long hosts,
      long topHostPages,
      int topHost,
      int keyBytes) {
    LONG.set(bytes, HASH, hash);
    LONG.set(bytes, TIMES, times);
    LONG.set(bytes, PAGES, pages);
    LONG.set(bytes, HOSTS, hosts);
    LONG.set(bytes, TOP_HOST_PAGES, topHostPages);
    INT.set(bytes, TOP_HOST, topHost);
    INT.set(bytes, KEY_BYTES, keyBytes);
  }

  static long hash(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at + HASH);
  }

  static long times(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at + TIMES);
  }

  static long pages(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at + PAGES);
  }

  static long hosts(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at + HOSTS);
  }

  static long topHostPages(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at + TOP_HOST_PAGES);
  }

  static int topHost(byte[] bytes, int at) {
    return (int) INT.get(bytes, at + TOP_HOST);
  }

  static int keyBytes(byte[] bytes, int at) {
    return (int) INT.get(bytes, at + KEY_BYTES);
  }

  /** Returns whether two groups have the same key. */
  static boolean equalKeys(byte[] a, int atA, byte[] b, int atB) {
    int length = keyBytes(a, atA);
    int fromA = atA + HEAD;
    int fromB = atB + HEAD;
    return length == keyBytes(b, atB)
        && Arrays.equals(a, fromA, fromA + length, b, fromB, fromB + length);
  }

  /** Compares two groups in the order of rows: descending pages, then the bytes of the keys. */
  static int compare(byte[] a, int atA, byte[] b, int atB) {
    int byPages = Long.compare(pages(b, atB), pages(a, atA));
    if (byPages != 0) {
      return byPages;
    }
    int fromA = atA + HEAD;
    int fromB = atB + HEAD;
    return Arrays.compareUnsigned(
        a, fromA, fromA + keyBytes(a, atA), b, fromB, fromB + keyBytes(b, atB));
  }

  /** Adds the counts of other hosts with the same key to a group. Sums are at most 2^63 - 1. */
  static void add(byte[] sum, int at, byte[] other, int atOther, HostNames names) {
    LONG.set(sum, at + TIMES, LongMath.saturatedAdd(times(sum, at), times(other, atOther)));
    LONG.set(sum, at + PAGES, LongMath.saturatedAdd(pages(sum, at), pages(other, atOther)));
    LONG.set(sum, at + HOSTS, LongMath.saturatedAdd(hosts(sum, at), hosts(other, atOther)));
    long most = topHostPages(sum, at);
    long others = topHostPages(other, atOther);
    int host = topHost(other, atOther);
    if (others > most || (others == most && names.isLess(host, topHost(sum, at)))) {
      LONG.set(sum, at + TOP_HOST_PAGES, others);
      INT.set(sum, at + TOP_HOST, host);
    }
  }
}
