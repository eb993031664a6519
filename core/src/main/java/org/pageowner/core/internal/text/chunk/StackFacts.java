package org.pageowner.core.internal.text.chunk;

import org.pageowner.core.internal.dictionary.ValueDictionary;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.EarlyPages.ByStack;
import org.pageowner.core.record.StackTrace;

/**
 * The facts about a stack that the parser needs, packed for {@link ValueFacts}: line ends and age.
 */
final class StackFacts {
  private static final long EARLY = 1L << 32;
  private static final long UNDECIDED = 1L << 33;

  private StackFacts() {}

  /** Computes the facts of a stack. */
  static long of(ValueDictionary<StackTrace> stacks, int stack) {
    byte[] text = stacks.bytes(stack);
    int lines = Ascii.countNewlines(text, 0, text.length);
    return switch (age(stacks, stack, text)) {
      case EARLY -> EARLY | lines;
      case NOT_EARLY -> lines;
      case UNDECIDED -> UNDECIDED | lines;
    };
  }

  /** Returns the number of line ends. */
  static int lines(long facts) {
    return (int) facts;
  }

  /** Returns whether the stack is one of early pages. */
  static ByStack age(long facts) {
    if ((facts & UNDECIDED) != 0) {
      return ByStack.UNDECIDED;
    }
    return (facts & EARLY) != 0 ? ByStack.EARLY : ByStack.NOT_EARLY;
  }

  /** Decodes a stack only if its bytes leave the age open. */
  private static ByStack age(ValueDictionary<StackTrace> stacks, int stack, byte[] text) {
    return hasText(text) && !mayBeEarly(text)
        ? ByStack.NOT_EARLY
        : EarlyPages.byStack(stacks.value(stack));
  }

  private static boolean hasText(byte[] text) {
    for (byte b : text) {
      if (b > ' ') {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the text contains a word of the functions in early stacks: {@code _early},
   * {@code _in_}, {@code _ext_} or {@code _page_o}. One pass over the bytes, since it runs for each
   * distinct stack of a chunk.
   */
  private static boolean mayBeEarly(byte[] text) {
    for (int p = 0; p < text.length - 6; p++) {
      if (text[p] == '_' && isEarlyWord(text, p + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEarlyWord(byte[] b, int at) {
    return switch (b[at]) {
      case 'e' -> b[at + 1] == 'a' || (b[at + 1] == 'x' && b[at + 2] == 't' && b[at + 3] == '_');
      case 'i' -> b[at + 1] == 'n' && b[at + 2] == '_';
      case 'p' -> b[at + 4] == '_' && b[at + 5] == 'o';
      default -> false;
    };
  }
}
