package org.pageowner.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner info}: the amount and the anomalies of an input. */
@Command(
    name = "info",
    description = {
      "Reports the size of a dump, the kernels that print its format, and anything unusual;",
      "of a kernel log, also which pages it reports. Several inputs are a row each."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner info page_owner.txt",
      "  pageowner info dmesg.txt",
      "  pageowner info case-*/page_owner*",
      "  pageowner info --format=json page_owner.txt | jq .truncated_tail",
    })
final class InfoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "A dump, plain or .gz, or several; - is standard input.")
  private List<String> words = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json (one object a line for several inputs) or csv. Default: text")
  private ReportFormat format = ReportFormat.text;

  @Mixin private ReadOptions options = new ReadOptions();

  InfoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return words.size() == 1 && format != ReportFormat.csv ? one(words.get(0)) : several();
  }

  private int one(String word) throws IOException {
    Input input = options.open(word, terminal);
    LogReports reports = new LogReports();
    boolean isText = format == ReportFormat.text;
    ReadReport report = input.stream(isText ? reports::add : batch -> {});
    Output.writeText(
        null,
        terminal,
        out -> {
          if (isText) {
            out.append(report.toString()).append('\n').append(reports.text());
          } else {
            Answer.of(report).writeTo(out, Format.JSON);
          }
        });
    input.checkSaying(report);
    return ExitCode.SUCCESS;
  }

  private int several() throws IOException {
    if (words.stream().filter("-"::equals).count() > 1) {
      throw Failure.usage("only one input can be -, standard input");
    }
    List<FileInfo> files = new ArrayList<>();
    Output.writeText(null, terminal, out -> writeEach(files, out));
    return files.stream()
        .map(FileInfo::exitCode)
        .filter(code -> code != ExitCode.SUCCESS)
        .findFirst()
        .orElse(ExitCode.SUCCESS);
  }

  private void writeEach(List<FileInfo> files, Writer out) throws IOException {
    out.append(format == ReportFormat.csv ? FileTable.csvHeader() : "");
    for (String word : words) {
      FileInfo file = FileInfo.read(word, options, terminal);
      files.add(file);
      switch (format) {
        case text -> {} // aligned when all rows are known
        case csv -> out.append(FileTable.csv(file));
        case json -> out.append(FileTable.json(file));
      }
    }
    out.append(format == ReportFormat.text ? FileTable.text(files) : "");
  }

  /** The words of {@code --format}. */
  enum ReportFormat {
    text,
    csv,
    json
  }
}
