package org.pageowner.dsl.analysis.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Columns of numbers, packed for a page: each as variable-length integers (LEB128) of
 * zigzag-encoded values or differences, whichever is shorter; all together deflated and in base64.
 *
 * <p>The script {@code columns.js} unpacks them. Mutable, for one thread.
 */
final class PackedColumns {
  /** An absent value. */
  static final long ABSENT = Long.MIN_VALUE;

  /**
   * The values themselves; the differences between neighbours; values after 1, and 0 for absent.
   */
  private enum Encoding {
    VALUES(0),
    DIFFERENCES(1),
    OPTIONAL(2);

    /** The number that columns.js knows. */
    private final int code;

    Encoding(int code) {
      this.code = code;
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<long[]> directory = new ArrayList<>();

  /** Adds a column, and returns its number. */
  int add(long[] values) {
    Encoding best = Encoding.OPTIONAL;
    if (!hasAbsent(values)) {
      boolean isShorter = length(values, Encoding.DIFFERENCES) < length(values, Encoding.VALUES);
      best = isShorter ? Encoding.DIFFERENCES : Encoding.VALUES;
    }
    int start = bytes.size();
    long previous = 0;
    for (long value : values) {
      write(encoded(value, previous, best));
      previous = value;
    }
    directory.add(new long[] {values.length, best.code, bytes.size() - start});
    return directory.size() - 1;
  }

  /** Adds a column of numbers that fit into an int. */
  int add(int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return add(wide);
  }

  /** Returns for each column the number of values, the encoding and the number of bytes. */
  List<long[]> directory() {
    return directory;
  }

  /** Returns all columns, deflated (RFC 1950) and in base64. */
  String text() {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
      bytes.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }

  private static boolean hasAbsent(long[] values) {
    for (long value : values) {
      if (value == ABSENT) {
        return true;
      }
    }
    return false;
  }

  private static long length(long[] values, Encoding encoding) {
    long length = 0;
    long previous = 0;
    for (long value : values) {
      length += (63 - Long.numberOfLeadingZeros(encoded(value, previous, encoding) | 1)) / 7 + 1;
      previous = value;
    }
    return length;
  }

  private static long encoded(long value, long previous, Encoding encoding) {
    return switch (encoding) {
      case VALUES -> zigzag(value);
      case DIFFERENCES -> zigzag(value - previous);
      case OPTIONAL -> value == ABSENT ? 0 : zigzag(value) + 1;
    };
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void write(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
