package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says what was measured on. */
final class Subject {
  private Subject() {}

  static String of(Path dump) throws IOException {
    return String.format(ROOT, "`%s`, %,d bytes.", dump.getFileName(), Files.size(dump));
  }
}
