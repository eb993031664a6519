package org.pageowner.core.internal.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Recognises and counts the records of the process that reads, to leave them out. Thread-safe.
 *
 * <p>The kernel prints thread-group ids of the initial pid namespace. In another namespace a
 * process does not know that number of its own, so nothing is left out there, nor before kernel
 * 5.18, which prints no tgid.
 */
public final class OwnRecords {
  /** A value of {@link #tgid} that no record has. */
  public static final long UNKNOWN = -1;

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");

  /**
   * The link of {@link #NAMESPACE} in the initial one: PROC_PID_INIT_INO, include/linux/proc_ns.h.
   */
  private static final String INITIAL_NAMESPACE = "pid:[4026531836]";

  private static final byte[] ORDER = bytes("Page allocated via order ");
  private static final byte[] TGID = bytes(", tgid ");

  private final long tgid;
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong pages = new AtomicLong();

  /** Leaves out records of this thread group; none for {@link #UNKNOWN}. */
  public OwnRecords(long tgid) {
    this.tgid = tgid;
  }

  /** Returns the number that the kernel prints for this process, or {@link #UNKNOWN}. */
  public static long tgid() {
    return tgid(NAMESPACE, STATUS);
  }

  /** Returns it from the link to the process's pid namespace, and from a file that /proc has. */
  static long tgid(Path namespace, Path status) {
    try {
      boolean isInitial = Files.readSymbolicLink(namespace).toString().equals(INITIAL_NAMESPACE);
      return isInitial ? ProcessHandle.current().pid() : UNKNOWN;
    } catch (NoSuchFileException e) {
      // A kernel without CONFIG_PID_NS has no other namespace.
      return Files.exists(status) ? ProcessHandle.current().pid() : UNKNOWN;
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return UNKNOWN;
    }
  }

  /** Counts a record if it is to be left out, and returns whether it is. */
  boolean leavesOut(ByteBuffer text) {
    if (tgid == UNKNOWN || !startsWith(text, text.position(), ORDER)) {
      return false;
    }
    int at = text.position() + ORDER.length;
    long order = number(text, at);
    // The task's name, which may imitate a tgid, is printed after it.
    while (at < text.limit() && text.get(at) != '\n') {
      if (startsWith(text, at, TGID)) {
        boolean isOwn = number(text, at + TGID.length) == tgid;
        if (isOwn) {
          records.incrementAndGet();
          pages.addAndGet(1L << Math.min(Math.max(order, 0), 51));
        }
        return isOwn;
      }
      at++;
    }
    return false;
  }

  /** Returns the number of records that were left out. */
  public long records() {
    return records.get();
  }

  /** Returns their base pages. */
  public long pages() {
    return pages.get();
  }

  private static boolean startsWith(ByteBuffer text, int at, byte[] word) {
    if (text.limit() - at < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (text.get(at + i) != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the decimal number at a position, or -1; numbers above a billion are cut. */
  private static long number(ByteBuffer text, int from) {
    long number = -1;
    for (int at = from; at < text.limit() && number < 1_000_000_000; at++) {
      int digit = text.get(at) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = Math.max(number, 0) * 10 + digit;
    }
    return number;
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }
}
