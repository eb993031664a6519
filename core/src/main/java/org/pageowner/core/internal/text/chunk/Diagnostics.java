package org.pageowner.core.internal.text.chunk;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.ReadReport;

/** What is odd in a chunk, and where: how much of it there is, and the first of it. */
final class Diagnostics {
  static final int EXCERPT_BYTES = 80;

  private final Chunk chunk;
  private long malformed;
  private List<Diagnostic> samples = new ArrayList<>();
  private List<Diagnostic> unknown = new ArrayList<>();

  Diagnostics(Chunk chunk) {
    this.chunk = chunk;
  }

  void begin() {
    malformed = 0;
    samples = new ArrayList<>();
    unknown = new ArrayList<>();
  }

  /** How many there are, without lines that no known kernel prints. */
  long malformed() {
    return malformed;
  }

  List<Diagnostic> samples() {
    return List.copyOf(samples);
  }

  List<Diagnostic> unknownLines() {
    return List.copyOf(unknown);
  }

  /** Something is wrong at a position, in the line of this number of the chunk. */
  void malformed(long line, int at, String reason) {
    malformed++;
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      samples.add(new Diagnostic(line, chunk.offset + at, reason, excerpt(at)));
    }
  }

  /**
   * A record has lines that no known kernel prints.
   *
   * @param firstLine the number of the record's first line in the chunk
   */
  void unknownLines(List<String> lines, long firstLine, int from, int end) {
    byte[] b = chunk.bytes;
    int next = from;
    for (String line : lines) {
      if (unknown.size() == ReadReport.MAX_SAMPLES) {
        return;
      }
      int at = lineOrRest(b, next, end, ByteText.encode(line));
      next = at + 1;
      long number = firstLine + Ascii.countNewlines(b, from, at);
      unknown.add(
          new Diagnostic(
              number, chunk.offset + at, "a line that no known kernel prints", excerpt(at)));
    }
  }

  /** The next place where a line is, or else ends with, a text. */
  private static int lineOrRest(byte[] b, int from, int end, byte[] text) {
    byte[] line = new byte[text.length + 1];
    line[0] = '\n';
    System.arraycopy(text, 0, line, 1, text.length);
    int atLine = Ascii.indexOf(b, from, end, line);
    int at = atLine >= 0 ? atLine + 1 : Ascii.indexOf(b, from, end, text);
    return Math.max(from, at);
  }

  /** The start of the line at a position, which may go on behind the chunk. */
  private String excerpt(int at) {
    byte[] line = new byte[EXCERPT_BYTES];
    int length = 0;
    while (length < EXCERPT_BYTES) {
      int behind = at + length - chunk.limit;
      if (behind >= chunk.ahead.length) {
        break;
      }
      byte next = behind < 0 ? chunk.bytes[at + length] : chunk.ahead[behind];
      if (next == '\n') {
        break;
      }
      line[length++] = next;
    }
    return ByteText.printable(ByteText.decode(line, 0, length));
  }
}
