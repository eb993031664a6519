package org.pageowner.dsl.internal.layout;

import java.util.List;
import java.util.regex.Pattern;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;

/**
 * A stack on one line: the functions, innermost first, joined by {@code <}.
 *
 * <p>The frames of the page allocator, with which nearly every stack starts, are replaced by {@code
 * …}, and so is the end of a line that is too long.
 */
final class StackLine {
  private static final String EMPTY = "(empty)";
  private static final String LEFT_OUT = "… ";
  private static final String CALLED_BY = " < ";

  /** mm/page_alloc.c, mm/mempolicy.c and include/linux/gfp.h, from 4.6 to 6.12. */
  private static final Pattern PAGE_ALLOCATOR =
      Pattern.compile(
          "(post_alloc_hook|prep_new_page|get_page_from_freelist|__set_page_owner|set_page_owner"
              + "|save_stack"
              + "|__alloc_pages\\w*|__alloc_frozen_pages\\w*|alloc_frozen_pages\\w*"
              + "|alloc_pages\\w*|alloc_page_interleave|alloc_page_vma"
              + "|__folio_alloc\\w*|folio_alloc\\w*|vma_alloc_folio\\w*"
              + "|__get_free_pages\\w*|get_free_pages\\w*|get_zeroed_page\\w*)(\\..*)?");

  private StackLine() {}

  static String of(StackTrace stack, int width) {
    List<Frame> frames = stack.frames();
    if (frames.isEmpty()) {
      return EMPTY;
    }
    int first = firstCaller(frames);
    StringBuilder line = new StringBuilder(first == 0 ? "" : LEFT_OUT);
    line.append(function(frames.get(first)));
    for (int i = first + 1; i < frames.size() && line.length() <= 2L * width; i++) {
      line.append(CALLED_BY).append(function(frames.get(i)));
    }
    return CellText.cut(line.toString(), width);
  }

  /** Returns the position of the innermost frame outside the page allocator; 0 if there is none. */
  private static int firstCaller(List<Frame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      String symbol = frames.get(i).symbol();
      if (symbol == null || !PAGE_ALLOCATOR.matcher(symbol).matches()) {
        return i;
      }
    }
    return 0;
  }

  private static String function(Frame frame) {
    String symbol = frame.symbol();
    return ByteText.printable(symbol == null ? frame.text() : symbol);
  }
}
