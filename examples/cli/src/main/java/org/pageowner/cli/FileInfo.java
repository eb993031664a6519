package org.pageowner.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Problem;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.record.Dialect;
import org.pageowner.core.record.ReadReport;

/**
 * One of several inputs, in short.
 *
 * @param name its name for messages
 * @param report the read report; {@code null} if it could not be read to its end
 * @param problem why it could not be read or has no record, or {@code null}
 */
record FileInfo(String name, @Nullable ReadReport report, @Nullable Problem problem) {
  /** Reads an input; one that cannot be read has a problem, and ends nothing. */
  static FileInfo read(String word, ReadOptions options, Terminal terminal) {
    // Warnings are in the row: they would be far from it on standard error.
    Terminal silent =
        new Terminal(
            terminal.in(),
            terminal.out(),
            new PrintWriter(Writer.nullWriter()),
            false,
            terminal.width());
    ReadReport report = null;
    try {
      Input input = options.open(word, silent);
      report = input.stream(batch -> {});
      input.checkSaying(report);
      return new FileInfo(input.toString(), report, null);
    } catch (RuntimeException e) {
      return new FileInfo(word.equals("-") ? "standard input" : word, report, Problem.of(e));
    }
  }

  /** The kind of text, or {@code null} if it is not known. */
  @Nullable String kind() {
    return report == null || report.dialects().isEmpty() ? null : report.kind().text();
  }

  /** The kernels that print such, or {@code null} if it is not known. */
  @Nullable String kernels() {
    return kind() == null || report == null
        ? null
        : String.join(", ", report.dialects().stream().map(Dialect::kernels).toList());
  }

  /** A number of the report, or {@code null}. */
  @Nullable Long number(ToLongFunction<ReadReport> of) {
    return report == null ? null : (Long) of.applyAsLong(report);
  }

  /** The error in short, without the name of the input. */
  @Nullable String error() {
    return problem == null ? null : problem.without(name);
  }

  /** The exit code of a command that reads this input alone. */
  int exitCode() {
    return problem == null ? ExitCode.SUCCESS : problem.exitCode();
  }

  /** The error, or the number of unusual pieces, or {@code null} if nothing is unusual. */
  @Nullable String unusual() {
    if (problem != null) {
      return "error: " + error();
    }
    List<String> parts = new ArrayList<>();
    if (report != null) {
      add(parts, report.malformed(), "malformed");
      add(parts, report.unknownLines(), "unknown lines");
      if (report.truncatedTail()) {
        parts.add("cut");
      }
      if (report.records() == 0) {
        String explanation = report.explanation();
        parts.add(explanation == null ? "no record" : "no record: " + explanation);
      }
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }
}
