package org.pageowner.core.internal.text.lenient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.pageowner.core.record.Trailer;

/** One line of those that follow a stack. */
public final class TrailerLine {
  /** A whole one of those that are long enough to be broken. */
  static final Pattern WHOLE =
      Pattern.compile(
          "Charged (?:\\(via objcg\\) )?to (?:offline )?memcg [^\\n]+"
              + "|Page has been migrated, last migrate reason: \\S[^\\n]*"
              + "|Page allocated by module \\S[^\\n]*"
              + "|Slab cache page|handle: -?\\d+");

  private static final String CHARGED = "Charged ";

  private TrailerLine() {}

  /** Whether a known printer prints the line. */
  public static boolean isKnown(String line) {
    return Trailer.parse(line.getBytes(ISO_8859_1)).unknownLines().isEmpty();
  }

  /** Whether the line is the beginning of a known one. */
  static boolean isUnfinished(String line) {
    String broken = WrappedLines.withoutBackslash(line);
    return WrappedLines.isUnfinished(broken, WHOLE)
        || (!WHOLE.matcher(broken).matches()
            && WrappedLines.isUnfinished(broken.stripTrailing(), WHOLE));
  }

  /** Whether the line is a known one or an unknown one, but surely no part of another. */
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

  /** The line without blanks at its end, if it is known without them; names keep theirs. */
  static String plain(String line) {
    String plain = line.stripTrailing();
    return plain.length() < line.length() && !line.startsWith(CHARGED) && isKnown(plain)
        ? plain
        : line;
  }
}
