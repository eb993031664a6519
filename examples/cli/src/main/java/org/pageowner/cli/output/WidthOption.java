package org.pageowner.cli.output;

import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import picocli.CommandLine.Option;

/** How wide a line of text is: an option of commands that write tables or trees. */
public final class WidthOption {
  private static final int MIN_WIDTH = 40;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Characters in a line of text. Default: the terminal's, else 120")
  private @Nullable Integer width;

  /** Refuses a width that is too small, before anything is read. */
  public void check() {
    if (width != null && width < MIN_WIDTH) {
      throw Failure.usage("--width is at least " + MIN_WIDTH + ": " + width);
    }
  }

  /** Returns the characters in a line. */
  public int characters(Terminal terminal) {
    return width != null ? width : widthOf(terminal);
  }

  /** Returns the characters in a line of a terminal that is not too narrow. */
  static int widthOf(Terminal terminal) {
    return Math.max(terminal.width(), MIN_WIDTH);
  }
}
