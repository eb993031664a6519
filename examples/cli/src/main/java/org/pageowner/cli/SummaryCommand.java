package org.pageowner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.live.OwnOption;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.summary.Summary;
import org.pageowner.dsl.export.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner summary}: one screen about a dump. */
@Command(
    name = "summary",
    description =
        "One screen to look at first: who has the memory, where it is, and anything unusual.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner summary page_owner.txt",
      "  pageowner summary page_owner.txt --meminfo=meminfo.txt",
      "  pageowner summary --format=html --output=summary.html page_owner.txt.gz",
    })
final class SummaryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "INPUT",
      description = "A dump, or a file of page_owner_stacks, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or html. Default: text")
  private SummaryFormat format = SummaryFormat.text;

  @Option(
      names = "--meminfo",
      paramLabel = "FILE",
      description = {
        "A copy of /proc/meminfo of the same moment: show its counters beside the dump, as",
        "pageowner account does."
      })
  private @Nullable Path meminfo;

  @Mixin private KernelFileOptions kernelFiles = new KernelFileOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private ReadOptions options = new ReadOptions();

  @Mixin private OwnOption own = new OwnOption();

  SummaryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    KernelFiles files = kernelFiles.readIfGiven(meminfo);
    Input input = options.open(word, terminal, own.own());
    Summary summary = input.summary(files);
    input.check(summary.report());
    Output.write(output.file(), terminal, summary, format, Layout.DEFAULT);
    return ExitCode.SUCCESS;
  }

  /** The words of {@code --format}. */
  enum SummaryFormat {
    text,
    html
  }
}
