package org.pageowner.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.dsl.analysis.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    List<Dump> dumps = new ArrayList<>();
    for (String word : words) {
      Input input = options.open(word, terminal);
      Dump dump = input.load();
      input.check(dump.report());
      dumps.add(dump);
    }
    Report report = report(dumps);
    Output.writeText(output.file(), terminal, report::writeTo);
    return ExitCode.SUCCESS;
  }

  private static Report report(List<Dump> dumps) {
    try {
      return Report.of(dumps.toArray(Dump[]::new));
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }
}
