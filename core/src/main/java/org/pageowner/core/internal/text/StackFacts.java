package org.pageowner.core.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.pageowner.core.internal.store.ValueDictionary;
import org.pageowner.core.record.EarlyPages;
import org.pageowner.core.record.EarlyPages.ByStack;
import org.pageowner.core.record.StackTrace;

/** The facts that the parser needs of a stack, packed for {@link ValueFacts}: line ends and age. */
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

  /** Returns whether the stack is that of early pages. */
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

  /** Returns whether the text has a word that is common to the functions of early stacks. */
  private static boolean mayBeEarly(byte[] text) {
    String stack = new String(text, ISO_8859_1);
    return stack.contains("_early")
        || stack.contains("s_in_")
        || stack.contains("page_ext_init")
        || stack.contains("init_page_owner");
  }
}
