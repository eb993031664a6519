package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pageowner.core.internal.work.Interruption;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.engine.sort.SortField;

/**
 * The order of stacks that are followed by trailers.
 *
 * <p>Texts of stack and trailer compare by the stack, then by the trailer, except if a stack is a
 * prefix of another: then the first byte of the trailer is compared with the first byte of the
 * other stack's next line, a blank or a bracket. So a stack is ranked together with the class of
 * the byte that follows it: none, or a byte before, between or after these two. The order does not
 * apply to a trailer that starts with one of them, as a truncated frame does.
 */
final class StackTextOrder {
  private static final byte FRAME = ' ';
  private static final byte OLD_FRAME = '[';

  /**
   * A byte of each class that can follow a stack: none, or one before, between or after the first
   * bytes of frames.
   */
  private static final byte[][] FOLLOWERS = {{}, {0}, {FRAME + 1}, {OLD_FRAME + 1}};

  private final KeyColumns columns;
  private final RecordTexts texts;
  private final byte[] classes;

  StackTextOrder(KeyColumns columns, RecordTexts texts) {
    this.columns = columns;
    this.texts = texts;
    this.classes = new byte[columns.trailer().denseCodes() + 1];
    for (int code = 0; code < classes.length - 1; code++) {
      classes[code + 1] = classOf(columns.trailerBytes(code));
    }
  }

  /** Returns the rank of each text's stack together with the byte after it. */
  SortField stackRanks() {
    boolean[] used = new boolean[(columns.stack().denseCodes() + 1) * FOLLOWERS.length];
    for (int text = 0; text < texts.table().size(); text++) {
      Interruption.checkAt(text);
      used[pair(text)] = true;
    }
    long[] ranks = ranks(used);
    return new SortField(text -> ranks[pair(text)], 0, ranks.length);
  }

  private int pair(int text) {
    int stack = index(texts.code(text, RecordTexts.STACK));
    return stack * FOLLOWERS.length + classes[index(texts.code(text, RecordTexts.TRAILER))];
  }

  private static int index(long code) {
    return code == RowSlice.ABSENT ? 0 : (int) code + 1;
  }

  /** Returns whether a trailer starts as a line of a stack does. */
  static boolean startsLikeFrame(byte[] trailer) {
    return trailer.length > 0 && (trailer[0] == FRAME || trailer[0] == OLD_FRAME);
  }

  private static byte classOf(byte[] trailer) {
    if (trailer.length == 0) {
      return 0;
    }
    int first = trailer[0] & 0xff;
    return (byte) (first < FRAME ? 1 : first < OLD_FRAME ? 2 : 3);
  }

  private long[] ranks(boolean[] used) {
    int width = FOLLOWERS.length;
    List<Integer> pairs = new ArrayList<>();
    byte[][] texts = new byte[used.length][];
    for (int pair = 0; pair < used.length; pair++) {
      if (used[pair]) {
        pairs.add(pair);
        long code = pair / width == 0 ? RowSlice.ABSENT : pair / width - 1;
        texts[pair] = Bytes.concat(columns.stackBytes(code), FOLLOWERS[pair % width]);
      }
    }
    pairs.sort(
        Interruption.checked((Integer a, Integer b) -> Arrays.compareUnsigned(texts[a], texts[b])));
    long[] ranks = new long[used.length];
    for (int i = 1; i < pairs.size(); i++) {
      boolean same = Arrays.equals(texts[pairs.get(i - 1)], texts[pairs.get(i)]);
      ranks[pairs.get(i)] = ranks[pairs.get(i - 1)] + (same ? 0 : 1);
    }
    return ranks;
  }
}
