package org.pageowner.dsl.internal.compat;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.index.PairIndex;

/**
 * The tool's stack trace: all text after the first line except the PFN line, that is, stack and
 * trailer. Its value is the bytes of that text.
 *
 * <p>The text is determined by the codes of stack and trailer, so rows are numbered by pairs of
 * codes, and each distinct text is made once.
 */
final class StackTextColumn extends KeyColumn {
  private final KeyColumns columns;
  private final KeyColumn stack;
  private final KeyColumn trailer;
  private final PairIndex pairs = new PairIndex();
  private final List<byte[]> texts = new ArrayList<>();

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
      boolean repeats =
          row > 0 && stacks[row] == stacks[row - 1] && trailers[row] == trailers[row - 1];
      into[row] = repeats ? into[row - 1] : intern(stacks[row], trailers[row]);
    }
  }

  private int intern(long stackCode, long trailerCode) {
    int code = pairs.add(stackCode, trailerCode);
    if (code == texts.size()) {
      texts.add(Bytes.concat(columns.stackBytes(stackCode), columns.trailerBytes(trailerCode)));
    }
    return code;
  }

  /** Returns the text of a code. Must not be modified. */
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
