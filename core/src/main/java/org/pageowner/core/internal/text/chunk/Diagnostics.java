package org.pageowner.core.internal.text.chunk;

import java.util.ArrayList;
import java.util.List;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.ReadReport;

/** The malformed places of a chunk: their number, and samples of the first ones. */
final class Diagnostics {
  static final int EXCERPT_BYTES = 80;

  private final Chunk chunk;
  private final boolean keepsParts;
  private long malformed;
  private List<Diagnostic> samples = new ArrayList<>();
  private List<Diagnostic> unknown = new ArrayList<>();
  private List<MalformedPart> parts = new ArrayList<>();

  /** Diagnostics of a chunk, with the text of each malformed place if {@code keepsParts}. */
  Diagnostics(Chunk chunk, boolean keepsParts) {
    this.chunk = chunk;
    this.keepsParts = keepsParts;
  }

  void reset() {
    malformed = 0;
    samples = new ArrayList<>();
    unknown = new ArrayList<>();
    parts = new ArrayList<>();
  }

  /**
   * Returns the number of malformed places; lines that no known kernel prints are counted
   * separately.
   */
  long malformed() {
    return malformed;
  }

  List<Diagnostic> samples() {
    return List.copyOf(samples);
  }

  List<MalformedPart> parts() {
    return List.copyOf(parts);
  }

  List<Diagnostic> unknownLines() {
    return List.copyOf(unknown);
  }

  /**
   * Reports a malformed place.
   *
   * @param line the number of its line, counted from the first line of the chunk
   */
  void malformed(long line, int at, String reason) {
    malformed++;
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      samples.add(new Diagnostic(line, chunk.offset + at, reason, excerpt(at)));
    }
  }

  /**
   * Keeps the text of a malformed place, if texts are kept.
   *
   * @param row the row that was read from it, or -1
   * @param line the number of its line, counted from the first line of the chunk
   */
  void part(long row, long line, int from, int to, String reason) {
    if (keepsParts) {
      int end = Math.min(Math.min(to, chunk.length), from + MalformedPart.MAX_BYTES);
      String text = ByteText.decode(chunk.bytes, from, Math.max(from, end));
      Diagnostic place = new Diagnostic(line, chunk.offset + from, reason, excerpt(from));
      parts.add(new MalformedPart(place, row, text));
    }
  }

  /**
   * Reports the lines of a record that no known kernel prints.
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

  /** Returns the next position where a line equals a text, or else one where the text occurs. */
  private static int lineOrRest(byte[] b, int from, int end, byte[] text) {
    byte[] line = new byte[text.length + 1];
    line[0] = '\n';
    System.arraycopy(text, 0, line, 1, text.length);
    int atLine = Ascii.indexOf(b, from, end, line);
    int at = atLine >= 0 ? atLine + 1 : Ascii.indexOf(b, from, end, text);
    return Math.max(from, at);
  }

  /** Returns the start of the line at a position, which may extend past the end of the chunk. */
  private String excerpt(int at) {
    byte[] line = new byte[EXCERPT_BYTES];
    int length = 0;
    while (length < EXCERPT_BYTES) {
      int past = at + length - chunk.limit;
      if (past >= chunk.ahead.length) {
        break;
      }
      byte next = past < 0 ? chunk.bytes[at + length] : chunk.ahead[past];
      if (next == '\n') {
        break;
      }
      line[length++] = next;
    }
    return ByteText.printable(ByteText.decode(line, 0, length));
  }
}
