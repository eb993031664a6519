package org.pageowner.cli.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes this process the first one that a kernel kills if its memory is full. */
public final class OomScore {
  private static final Path OWN = Path.of("/proc/self/oom_score_adj");

  private OomScore() {}

  /**
   * Sets the score before a running kernel is read: on a machine short of memory, the workload that
   * is being examined must survive its examination.
   */
  public static void raise() {
    raise(OWN);
  }

  /** Sets the score in a file; nothing happens where there is none, as outside of Linux. */
  static void raise(Path file) {
    try {
      Files.write(file, "1000".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    } catch (IOException | SecurityException e) {
      // Reading is possible without it.
    }
  }
}
