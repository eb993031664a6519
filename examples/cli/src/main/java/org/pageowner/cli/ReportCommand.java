package org.pageowner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.dsl.analysis.accounting.KernelFiles;
import org.pageowner.dsl.analysis.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner report}: one HTML file with pictures. */
@Command(
    name = "report",
    description = {
      "One HTML file with pictures, to attach to a bug: a flame graph, a map of physical memory,",
      "a timeline; of several dumps, what grew and shrank. It needs no network and no server."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner report page_owner.txt --output=report.html",
      "  pageowner report before.txt after.txt --output=growth.html",
      "  pageowner report page_owner.txt --meminfo=meminfo.txt --output=where.html",
    })
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = {
        "A dump, or a file of page_owner_stacks, plain or .gz; several in order of time;",
        "- is standard input."
      })
  private List<String> words = List.of();

  @Option(
      names = "--meminfo",
      paramLabel = "FILE",
      description = {
        "A copy of /proc/meminfo of the same moment as the last dump: show its counters beside the",
        "dump, as account does."
      })
  private @Nullable Path meminfo;

  @Mixin private KernelFileOptions kernelFiles = new KernelFileOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private ReadOptions options = new ReadOptions();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (words.stream().filter("-"::equals).count() > 1) {
      throw Failure.usage("standard input can be read only once: give - for one input");
    }
    KernelFiles files = kernelFiles.readIfGiven(meminfo);
    List<Dump> dumps = new ArrayList<>();
    for (String word : words) {
      Input input = options.open(word, terminal);
      Dump dump = input.load();
      input.check(dump.report());
      dumps.add(dump);
    }
    Report report = report(files, dumps);
    Output.writeText(output.file(), terminal, report::writeTo);
    return ExitCode.SUCCESS;
  }

  private static Report report(@Nullable KernelFiles files, List<Dump> dumps) {
    Dump[] sources = dumps.toArray(Dump[]::new);
    try {
      return files == null ? Report.of(sources) : Report.of(files, sources);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }
}
