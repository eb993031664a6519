package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;

/**
 * What the tool calls the stack trace: all text after the first line but the PFN line, so stack and
 * trailer. Its value is the text's bytes.
 */
final class StackTextColumn extends KeyColumn {
  private final KeyColumns columns;
  private final KeyColumn stack;
  private final KeyColumn trailer;
  private final Map<Long, Integer> codes = new HashMap<>();
  private final List<byte[]> texts = new ArrayList<>();
  private long lastPair = -1;
  private int lastCode = -1;

  StackTextColumn(KeyColumns columns) {
    this.columns = columns;
    this.stack = columns.stack();
    this.trailer = columns.trailer();
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    long[] stacks = stack.codes(slice);
    long[] trailers = trailer.codes(slice);
    for (int row = 0; row < slice.count(); row++) {
      long pair = ((code(stacks[row]) + 1) << 32) | (code(trailers[row]) + 1);
      if (pair != lastPair) {
        lastCode = learn(pair, stacks[row], trailers[row]);
        lastPair = pair;
      }
      into[row] = lastCode;
    }
  }

  private static long code(long code) {
    return code == RowSlice.ABSENT ? -1 : code;
  }

  private int learn(long pair, long stackCode, long trailerCode) {
    Integer known = codes.get(pair);
    if (known != null) {
      return known;
    }
    codes.put(pair, texts.size());
    texts.add(Bytes.concat(columns.stackBytes(stackCode), columns.trailerBytes(trailerCode)));
    return texts.size() - 1;
  }

  /** The text of a code. Not to be changed. */
  byte[] text(long code) {
    return texts.get((int) code);
  }

  @Override
  public @Nullable Object value(long code) {
    return Objects.requireNonNull(texts.get((int) code)).clone();
  }

  @Override
  public Sorting sorting() {
    return Sorting.ranks(
        texts.size(), (a, b) -> Arrays.compareUnsigned(texts.get(a), texts.get(b)));
  }

  @Override
  public int denseCodes() {
    return texts.size();
  }
}
