package org.pageowner.core.internal.text.counted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pageowner.core.internal.text.lines.Line;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Diagnostic;
import org.pageowner.core.record.ReadReport;

/** The malformed places of one batch: their number, and samples of the first ones. */
final class LineDiagnostics {
  private static final int EXCERPT_BYTES = 80;

  private final List<Diagnostic> samples = new ArrayList<>();
  private long count;

  /**
   * Adds a malformed place.
   *
   * @param firstLine the number of the first line of the batch, from which line numbers count
   */
  void add(Line line, long firstLine, String reason) {
    count++;
    if (samples.size() < ReadReport.MAX_SAMPLES) {
      byte[] bytes = line.text().getBytes(ISO_8859_1);
      String excerpt = ByteText.decode(bytes, 0, Math.min(bytes.length, EXCERPT_BYTES));
      samples.add(
          new Diagnostic(
              line.number() - firstLine, line.offset(), reason, ByteText.printable(excerpt)));
    }
  }

  /** Returns the number of malformed places. */
  long count() {
    return count;
  }

  /** Returns the first of them, in the order of the text. */
  List<Diagnostic> samples() {
    return samples.stream().sorted(Comparator.comparingLong(Diagnostic::offset)).toList();
  }
}
