package org.pageowner.cli;

import java.io.IOException;
import java.io.Writer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to write an answer of several tables: options that such commands have. */
final class AnswerOptions {
  private static final int LEAST_WIDTH = 40;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: text")
  private AnswerFormat format = AnswerFormat.text;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Show at most so many rows of each table of text. Default: 20")
  private int rows = 20;

  @Mixin private OutputOption output = new OutputOption();

  /** What writes an answer as tables of at most so many rows, in lines of at most a width. */
  interface Tables {
    void writeTo(Writer out, int rows, int width) throws IOException;
  }

  /** Refuses options that make no sense, before anything is read. */
  void check() {
    if (rows < 0) {
      throw Failure.usage("--rows is 0 or more: " + rows);
    }
  }

  /** Writes an answer in the format and to the place that were asked for. */
  void write(Terminal terminal, Tables tables, Output.Text json) throws IOException {
    Output.writeText(
        output.file(),
        terminal,
        out -> {
          switch (format) {
            case text -> tables.writeTo(out, rows, Math.max(terminal.width(), LEAST_WIDTH));
            case json -> json.writeTo(out);
          }
        });
  }
}
