package org.pageowner.benchmarks.synthetic;

/** Bytes with room for one more record, and numbers written without strings. */
final class TextBuffer {
  /** Longer than any record that is made. */
  static final int RECORD = 4096;

  final byte[] bytes;
  int length;

  TextBuffer(int capacity) {
    this.bytes = new byte[capacity];
  }

  boolean hasRoom() {
    return length + RECORD <= bytes.length;
  }

  void add(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  void decimal(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    length += digits;
    long rest = value;
    for (int at = length - 1; digits > 0; digits--, at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  void hex(long value) {
    int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) / 4);
    length += digits;
    long rest = value;
    for (int at = length - 1; digits > 0; digits--, at--) {
      bytes[at] = (byte) Character.forDigit((int) (rest & 15), 16);
      rest >>>= 4;
    }
  }
}
