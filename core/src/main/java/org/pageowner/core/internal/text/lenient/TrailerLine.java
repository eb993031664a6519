package org.pageowner.core.internal.text.lenient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.pageowner.core.record.Trailer;

/** Recognises one line of a trailer, the lines that follow a stack. */
public final class TrailerLine {
  /** A complete line, of those that are long enough to be broken. */
  static final Pattern WHOLE =
      Pattern.compile(
          "Charged (?:\\(via objcg\\) )?to (?:offline )?memcg [^\\n]+"
              + "|Page has been migrated, last migrate reason: \\S[^\\n]*"
              + "|Page allocated by module \\S[^\\n]*"
              + "|Slab cache page|handle: -?\\d+");

  private static final String CHARGED = "Charged ";

  private TrailerLine() {}

  /** Returns whether a known printer prints the line. */
  public static boolean isKnown(String line) {
    return Trailer.parse(line.getBytes(ISO_8859_1)).unknownLines().isEmpty();
  }

  /** Returns whether the line is the start of a known one. */
  static boolean isUnfinished(String line) {
    String broken = WrappedLines.withoutBackslash(line);
    return WrappedLines.isUnfinished(broken, WHOLE)
        || (!WHOLE.matcher(broken).matches()
            && WrappedLines.isUnfinished(broken.stripTrailing(), WHOLE));
  }

  /** Returns whether the line, known or not, is certainly not part of another line. */
  public static boolean isSimple(String line) {
    char last = line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
    boolean padded = last == ' ' || last == '\t' || last == '\r' || last == '\\';
    return !(padded && !line.startsWith(CHARGED))
        && !line.startsWith("\t")
        && !isUnfinished(line)
        && !FrameShapes.isUnmistakable(line)
        && !FrameShapes.mayContinue(line)
        && !FrameShapes.isAddress(line);
  }

  /** Returns the line without blanks at its end, if it is known without them; names keep theirs. */
  static String plain(String line) {
    String plain = line.stripTrailing();
    return plain.length() < line.length() && !line.startsWith(CHARGED) && isKnown(plain)
        ? plain
        : line;
  }
}
