package org.pageowner.dsl.internal.compat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.TextPart;
import org.pageowner.dsl.internal.engine.Block;
import org.pageowner.dsl.internal.engine.Lane;

/** Tells apart records whose text is more than their columns say; -1 for all others. */
final class IrregularTextLane extends Lane {
  private final Set<TextPart> without;
  private final Map<ByteBuffer, Integer> codes = new HashMap<>();

  IrregularTextLane(Set<TextPart> without) {
    this.without = without;
  }

  @Override
  protected void read(Block block, long[] into) {
    for (int row = 0; row < block.count(); row++) {
      int at = block.from() + row;
      into[row] = -1;
      if (block.batch().isIrregular(at)) {
        ByteBuffer text = ByteBuffer.wrap(block.batch().text(at, without));
        Integer known = codes.putIfAbsent(text, codes.size());
        into[row] = known == null ? codes.size() - 1 : known;
      }
    }
  }

  @Override
  public @Nullable Object value(long code) {
    return code;
  }

  @Override
  public Sorting sorting() {
    return Sorting.BY_CODE;
  }
}
