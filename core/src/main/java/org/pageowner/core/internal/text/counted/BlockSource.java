package org.pageowner.core.internal.text.counted;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads rows that have counts, piece by piece. */
public interface BlockSource {
  /** Reads the next piece; {@code null} at the end of the text. */
  @Nullable Blocks next() throws IOException;
}
