package org.pageowner.dsl.analysis.report;

import java.util.List;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.ReadReport;

/**
 * The names of inputs on the page: those of their files without the folders, which say nothing to
 * others, except where two folders have a file of one name.
 */
final class InputNames {
  private InputNames() {}

  /** Returns the names of inputs, in their order. */
  static List<String> of(List<ReadReport> reports) {
    List<String> sources = reports.stream().map(ReadReport::source).toList();
    return sources.stream()
        .map(source -> ByteText.printable(isUnique(source, sources) ? file(source) : source))
        .toList();
  }

  private static boolean isUnique(String source, List<String> sources) {
    return sources.stream()
        .allMatch(other -> other.equals(source) || !file(other).equals(file(source)));
  }

  /** Returns the name of a file, printable. */
  static String fileName(String source) {
    return ByteText.printable(file(source));
  }

  private static String file(String source) {
    return source.substring(source.lastIndexOf('/') + 1);
  }
}
