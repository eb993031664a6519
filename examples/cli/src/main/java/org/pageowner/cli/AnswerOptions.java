package org.pageowner.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to write an answer of several tables: options that such commands have. */
final class AnswerOptions {
  private static final int LEAST_WIDTH = 40;
  private static final int SHOWN_ROWS = 20;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, csv or json. Default: text")
  private AnswerFormat format = AnswerFormat.text;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = {
        "At most so many rows of each table of text, 20 unless said; in csv at most so many",
        "rows, all unless said."
      })
  private @Nullable Integer limit;

  @Mixin private OutputOption output = new OutputOption();

  /** What writes an answer as tables of at most so many rows, in lines of at most a width. */
  interface Tables {
    void writeTo(Writer out, int rows, int width) throws IOException;
  }

  /** What writes an answer as one table of at most so many rows. */
  interface Rows {
    void writeTo(Writer out, int rows) throws IOException;
  }

  /** Refuses options that make no sense, before anything is read. */
  void check() {
    if (limit != null && limit < 0) {
      throw Failure.usage("--limit is 0 or more: " + limit);
    }
    if (limit != null && format == AnswerFormat.json) {
      throw Failure.usage("--limit is for text and csv: json has all rows");
    }
  }

  /** Writes an answer in the format and to the place that were asked for. */
  void write(Terminal terminal, Tables tables, Rows csv, Output.Text json) throws IOException {
    Output.writeText(
        output.file(),
        terminal,
        out -> {
          switch (format) {
            case text ->
                tables.writeTo(
                    out,
                    Objects.requireNonNullElse(limit, SHOWN_ROWS),
                    Math.max(terminal.width(), LEAST_WIDTH));
            case csv -> csv.writeTo(out, Objects.requireNonNullElse(limit, Integer.MAX_VALUE));
            case json -> json.writeTo(out);
          }
        });
  }
}
