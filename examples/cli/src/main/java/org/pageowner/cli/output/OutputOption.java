package org.pageowner.cli.output;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write: an option that most commands have. */
public final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, which is replaced only if all goes well.")
  private @Nullable Path file;

  /** The file, or {@code null} for standard output. */
  public @Nullable Path file() {
    return file;
  }
}
