package org.pageowner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.AnswerOptions;
import org.pageowner.cli.output.Terminal;
import org.pageowner.dsl.analysis.accounting.Accounting;
import org.pageowner.dsl.table.PageCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner account}: a dump beside the counters of /proc/meminfo. */
@Command(
    name = "account",
    description = "Says which line of /proc/meminfo counts each page, and who has the rest.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner account page_owner.txt --meminfo=meminfo.txt",
      "  pageowner account page_owner.txt --meminfo=meminfo.txt --zoneinfo=zoneinfo.txt",
      "  pageowner account page_owner.txt --meminfo=meminfo.txt --fail-over=5000",
    })
final class AccountCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "INPUT",
      description = "A dump, or a file of page_owner_stacks, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(
      names = "--meminfo",
      paramLabel = "FILE",
      required = true,
      description = "A copy of /proc/meminfo of the same moment.")
  private @Nullable Path meminfo;

  @Mixin private KernelFileOptions kernelFiles = new KernelFileOptions();

  @Option(
      names = "--fail-over",
      paramLabel = "PAGES",
      description = {
        "End with exit code 4 if more pages than this are in no line of meminfo. With exit code 3",
        "if they are not, but the dump is cut or damaged, so that their number is unknown."
      })
  private @Nullable Long failOver;

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Mixin private ReadOptions options = new ReadOptions();

  AccountCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    answer.check();
    if (failOver != null && failOver < 0) {
      throw Failure.usage("--fail-over is 0 or more pages: " + failOver);
    }
    Input input = options.open(word, terminal);
    Accounting accounting = input.accounting(kernelFiles.read(meminfo));
    input.check(accounting.report());
    answer.write(terminal, accounting);
    PageCount most = failOver == null ? null : new PageCount(failOver);
    Optional<String> excess = most == null ? Optional.empty() : accounting.excess(most);
    excess.ifPresent(why -> terminal.err().println("pageowner: " + why));
    if (most == null || excess.isEmpty()) {
      return ExitCode.SUCCESS;
    }
    return accounting.unaccounted() > most.pages() ? ExitCode.EXCEEDED : ExitCode.MALFORMED;
  }
}
