package org.pageowner.benchmarks.goals;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes the input of a measurement. */
final class Subject {
  private Subject() {}

  static String of(Path dump) throws IOException {
    return String.format(ROOT, "`%s`, %,d bytes.", dump.getFileName(), Files.size(dump));
  }
}
