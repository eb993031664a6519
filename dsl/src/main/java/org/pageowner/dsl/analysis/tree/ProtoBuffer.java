package org.pageowner.dsl.analysis.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message of protocol buffers while it is composed, in the wire format: fields are a tag and a
 * varint, or a tag, a length and bytes.
 *
 * <p>Mutable, for one thread.
 */
final class ProtoBuffer {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int MAX_VARINT = 10;

  private byte[] bytes = new byte[256];
  private int size;

  /** Appends a number; 0 too, which a reader takes where the field is missing. */
  ProtoBuffer number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
    return this;
  }

  /** Appends a string as UTF-8. */
  ProtoBuffer text(int field, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    return bytes(field, utf8, utf8.length);
  }

  /** Appends a nested message, or packed numbers. */
  ProtoBuffer message(int field, ProtoBuffer nested) {
    return bytes(field, nested.bytes, nested.size);
  }

  private ProtoBuffer bytes(int field, byte[] value, int length) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    varint(length);
    reserve(length);
    System.arraycopy(value, 0, bytes, size, length);
    size += length;
    return this;
  }

  /** Appends a number of a packed field, without a tag. */
  ProtoBuffer packed(long value) {
    varint(value);
    return this;
  }

  /** Appends seven bits a byte, the lowest first; a negative number has ten bytes. */
  private void varint(long value) {
    reserve(MAX_VARINT);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, Math.max(bytes.length, bytes.length << 1)));
    }
  }

  /** Returns the number of bytes. */
  int size() {
    return size;
  }

  /** Writes the bytes, and empties the buffer. */
  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  /** Empties the buffer. */
  ProtoBuffer clear() {
    size = 0;
    return this;
  }
}
