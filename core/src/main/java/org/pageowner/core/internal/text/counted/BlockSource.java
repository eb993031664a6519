package org.pageowner.core.internal.text.counted;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads rows that have counts, one batch at a time. */
public interface BlockSource {
  /** Returns the next batch; {@code null} at the end of the text. */
  @Nullable Blocks next() throws IOException;
}
