package org.pageowner.core.internal.text.log;

import java.util.regex.Pattern;
import org.pageowner.core.internal.text.lenient.FrameShapes;

/**
 * Recognises the marks that people write where they left lines out: {@code [snip]}, {@code <...>}.
 */
final class OmissionMark {
  private static final int MAX_LENGTH = 60;

  private static final String WORDS =
      "snip\\w*|snap|skip\\w*|cut|trim\\w*|truncated|omit\\w*|elided|removed|deleted|etc\\.?|more|stripped";

  /** The line that the kernel prints above a warning. */
  private static final String CUT_HERE = "[ cut here ]";

  private static final Pattern MARK =
      Pattern.compile(
          "(?i)\\W*(?:snip|snipp(?:ed|et)|trimmed|truncated|omitted|elided)\\W*"
              + "|[\\[<({]\\W*(?:(?:\\d{1,4} )?(?:[a-z]{1,12} ){0,2}(?:"
              + WORDS
              + ")(?: [a-z]{1,12}){0,3})?\\W*[\\])>}]"
              + "|[-=~_*.]{2,}\\W*(?:(?:"
              + WORDS
              + "|8<|>8|here)\\W*){1,3}"
              + "|[-=~_*. ]*(?:8<|>8)[-=~_*. 8<>]*|\\.(?: ?\\.)+");

  private OmissionMark() {}

  /** Returns whether the text is such a mark or an ellipsis. */
  static boolean isMark(String words) {
    String mark = words.strip();
    return !mark.isEmpty()
        && mark.length() <= MAX_LENGTH
        && !mark.contains(CUT_HERE)
        && (FrameShapes.isEllipsis(mark) || MARK.matcher(mark).matches());
  }
}
