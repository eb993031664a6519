package org.pageowner.core.internal.text.lines;

import java.io.IOException;
import org.pageowner.core.internal.text.ChunkSource;
import org.pageowner.core.internal.text.Lines;

/** The lines of an input as they are. */
public final class InputLines implements TextLines {
  private final Lines lines;

  /** Lines, of which the first {@code maxLineBytes} bytes are kept. */
  public InputLines(ChunkSource.Input input, int maxLineBytes) {
    this.lines = new Lines(input, maxLineBytes);
  }

  @Override
  public boolean next() throws IOException {
    return lines.next();
  }

  @Override
  public long number() {
    return lines.number();
  }

  @Override
  public long offset() {
    return lines.offset();
  }

  @Override
  public long bytes() {
    return lines.bytes();
  }

  @Override
  public String text() {
    return lines.text();
  }

  @Override
  public long total() {
    return lines.total();
  }

  @Override
  public long lineEnds() {
    return lines.lineEnds();
  }
}
