package org.pageowner.cli.output;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Layout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to write an answer of several tables: options that such commands have. */
public final class AnswerOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, csv, json or html. Default: text")
  private AnswerFormat format = AnswerFormat.text;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = {
        "Maximum number of rows of each table. Default: 20 in text, all in csv and html"
      })
  private @Nullable Integer limit;

  @Mixin private OutputOption output = new OutputOption();

  /** Refuses options that make no sense, before anything is read. */
  public void check() {
    if (limit != null && limit < 0) {
      throw Failure.usage("--limit is 0 or more: " + limit);
    }
    if (limit != null && format == AnswerFormat.json) {
      throw Failure.usage("--limit is for text, csv and html: json has all rows");
    }
  }

  /** Writes an answer in the format and to the place that were asked for. */
  public void write(Terminal terminal, Answer answer) throws IOException {
    Layout layout =
        format == AnswerFormat.text
            ? Layout.SCREEN.withWidth(WidthOption.widthOf(terminal))
            : Layout.DEFAULT;
    Output.write(
        output.file(), terminal, answer, format, limit == null ? layout : layout.withRows(limit));
  }

  /** The words of {@code --format} for an answer of several tables. */
  public enum AnswerFormat {
    text,
    csv,
    json,
    html
  }
}
