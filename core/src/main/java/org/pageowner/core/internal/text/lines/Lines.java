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
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number = -1;
  private long offset;
  private long bytes;
  private boolean closed = true;

  /** Creates a reader that keeps the first {@code maxLineBytes} bytes of each line. */
  public Lines(Source input, int maxLineBytes) {
    this.input = input;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public boolean next() throws IOException {
    offset += bytes;
    bytes = 0;
    line.reset();
    while (at < filled || fill()) {
      if (bytes == 0) {
        number++;
        closed = false;
      }
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, Math.min(end - at, maxLineBytes - line.size()));
      closed = end < filled;
      int next = closed ? end + 1 : end;
      bytes += next - at;
      at = next;
      if (closed) {
        return true;
      }
    }
    return bytes > 0;
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
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Returns the first bytes of the line, including a carriage return before its end. */
  public byte[] start(int maxBytes) {
    byte[] kept = line.toByteArray();
    return kept.length <= maxBytes ? kept : Arrays.copyOf(kept, maxBytes);
  }

  /** Returns whether the line is longer than the part that is kept. */
  public boolean isTooLong() {
    return bytes > maxLineBytes;
  }

  /** Returns whether the line has only blanks. */
  public boolean isBlank() {
    return !isTooLong() && text().isBlank();
  }

  @Override
  public boolean endsInLine() {
    return !closed;
  }
}
