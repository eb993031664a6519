package org.pageowner.core.internal.text.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads an input line by line, for text that is not read in bulk. Only the start of an overlong
 * line is kept.
 */
public final class Lines implements TextLines {
  /** The source of the bytes. */
  public interface Source {
    /** Reads at most {@code length} bytes; -1 at the end. */
    int read(byte[] into, int at, int length) throws IOException;
  }

  private final Source input;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[64 << 10];
  private final ByteArrayOutputStream joined = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number = -1;
  private long offset;
  private long bytes;
  private boolean closed = true;

  /** The array that has the line: the buffer, or a copy of a line that the buffer has in part. */
  private byte[] array = buffer;

  private int from;
  private int to;

  /** Creates a reader that keeps the first {@code maxLineBytes} bytes of each line. */
  public Lines(Source input, int maxLineBytes) {
    this.input = input;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public boolean next() throws IOException {
    offset += bytes;
    bytes = 0;
    if (at == filled && !fill()) {
      keep(buffer, at, at);
      return false;
    }
    number++;
    int end = endOfLine();
    closed = end < filled;
    if (!closed) {
      return nextJoined();
    }
    bytes = end + 1L - at;
    keep(buffer, at, end);
    at = end + 1;
    return true;
  }

  /** Reads a line that goes on after the buffer. */
  private boolean nextJoined() throws IOException {
    joined.reset();
    do {
      int end = endOfLine();
      joined.write(buffer, at, Math.min(end - at, maxLineBytes - joined.size()));
      closed = end < filled;
      int next = closed ? end + 1 : end;
      bytes += next - at;
      at = next;
    } while (!closed && fill());
    byte[] copy = joined.toByteArray();
    keep(copy, 0, copy.length);
    return true;
  }

  private int endOfLine() {
    int end = at;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private void keep(byte[] bytesOfLine, int start, int end) {
    array = bytesOfLine;
    from = start;
    to = start + Math.min(end - start, maxLineBytes);
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, input.read(buffer, 0, buffer.length));
    return filled > 0;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long lineEnds() {
    return closed ? number + 1 : number;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public long total() {
    return offset + bytes;
  }

  @Override
  public String text() {
    int end = to > from && array[to - 1] == '\r' ? to - 1 : to;
    return new String(array, from, end - from, ISO_8859_1);
  }

  /** Returns the first bytes of the line, including a carriage return before its end. */
  public byte[] start(int maxBytes) {
    return Arrays.copyOfRange(array, from, from + Math.min(to - from, maxBytes));
  }

  /**
   * Returns the array that has the kept bytes of the line from {@link #from} to {@link #to}, until
   * the next line is read. Must not be modified.
   */
  public byte[] array() {
    return array;
  }

  /** Returns the index of the line's first byte in {@link #array}. */
  public int from() {
    return from;
  }

  /** Returns the index after the line's last byte in {@link #array}, without the line end. */
  public int to() {
    return to;
  }

  /** Returns whether the line is longer than the part that is kept. */
  public boolean isTooLong() {
    return bytes > maxLineBytes;
  }

  /** Returns whether the line has only blanks. */
  public boolean isBlank() {
    if (isTooLong()) {
      return false;
    }
    int index = from;
    while (index < to && Character.isWhitespace(array[index] & 0xff)) {
      index++;
    }
    return index == to;
  }

  @Override
  public boolean endsInLine() {
    return !closed;
  }
}
