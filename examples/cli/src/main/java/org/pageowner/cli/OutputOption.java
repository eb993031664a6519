package org.pageowner.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write: an option that most commands have. */
final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, which is replaced only if all goes well.")
  private @Nullable Path file;

  /** The file, or {@code null} for standard output. */
  @Nullable Path file() {
    return file;
  }
}
