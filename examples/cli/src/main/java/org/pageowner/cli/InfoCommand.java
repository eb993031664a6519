package org.pageowner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.export.ReportJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner info}: what is in a dump, and what is odd about it. */
@Command(
    name = "info",
    description = "Says how much is in a dump, which kernels print such, and what is odd about it.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner info page_owner.txt",
      "  pageowner info --format=json page_owner.txt | jq .truncated_tail",
    })
final class InfoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "A dump, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: text")
  private ReportFormat format = ReportFormat.text;

  @Mixin private ReadOptions options = new ReadOptions();

  InfoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Input input = options.open(word, terminal);
    ReadReport report = input.stream(batch -> {});
    Output.writeText(
        null,
        terminal,
        out -> {
          switch (format) {
            case text -> out.append(report.toString()).append('\n');
            case json -> ReportJson.write(report, out);
          }
        });
    input.checkSaying(report);
    return ExitCode.SUCCESS;
  }

  /** The words of {@code --format}. */
  enum ReportFormat {
    text,
    json
  }
}
