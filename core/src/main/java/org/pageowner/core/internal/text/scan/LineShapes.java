package org.pageowner.core.internal.text.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.RecordStart;
import org.pageowner.core.internal.text.lenient.FrameShapes;
import org.pageowner.core.internal.text.lenient.LenientRecord;
import org.pageowner.core.internal.text.lenient.TrailerLine;

/**
 * Checks that lines which look like a stack, or like the lines after it, are nothing else.
 *
 * <p>Runs once for each distinct text of a chunk. Other lines are left to {@link LenientRecord},
 * which examines every line.
 */
final class LineShapes {
  private LineShapes() {}

  /** Returns whether each line is a frame: {@code " symbol+0x1/0x2 [module]"}. */
  static boolean isStack(byte[] b, int from, int to) {
    for (int p = from; p < to; ) {
      int end = Ascii.newline(b, p);
      if (!isFrame(b, p + 1, end)) {
        return false;
      }
      p = end + 1;
    }
    return true;
  }

  /** Accepts one or two words; the second in brackets, or the first an address in brackets. */
  private static boolean isFrame(byte[] b, int from, int to) {
    int p = from;
    if (b[p] == '[') {
      p = Ascii.blank(b, p, to) + 1;
      if (p >= to || b[from + 1] != '<' || b[p - 2] != ']') {
        return false;
      }
    }
    int end = Ascii.blank(b, p, to);
    if (end == p) {
      return false;
    }
    if (end == to) {
      boolean plain = PlainLines.isCode(b, p, to);
      return (plain && (p == from || PlainLines.isAddress(b, from, p - 1)))
          || FrameShapes.isFrame(' ' + line(b, from, to));
    }
    return b[end + 1] == '['
        && b[to - 1] == ']'
        && Ascii.blank(b, end + 1, to) == to
        && end + 3 < to;
  }

  /**
   * Returns whether no line can be a frame, a PFN or PID line or a part of a broken line, or
   * contains the start of another record.
   */
  static boolean isTrailer(byte[] b, int from, int to) {
    for (int p = from; p < to; ) {
      int end = Ascii.newline(b, p);
      byte first = b[p];
      boolean excluded = first == ' ' || first == '[' || (first == 'P' && b[p + 1] != 'a');
      if (excluded || RecordStart.within(b, p, end) < end || !isSimple(b, p, end)) {
        return false;
      }
      p = end + 1;
    }
    return true;
  }

  private static boolean isSimple(byte[] b, int from, int to) {
    return PlainLines.isCharge(b, from, to) || TrailerLine.isSimple(line(b, from, to));
  }

  private static String line(byte[] b, int from, int to) {
    return new String(b, from, to - from, ISO_8859_1);
  }
}
