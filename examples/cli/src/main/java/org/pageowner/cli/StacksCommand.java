package org.pageowner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.StackInventory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner stacks}: the stacks of a dump with their pages, as show_stacks prints it. */
@Command(
    name = "stacks",
    description = {
      "Writes each stack with the base pages it holds, as page_owner_stacks/show_stacks does."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner stacks page_owner.txt --threshold=500",
      "  pageowner stacks show_handles.txt --stacks=show_stacks_handles.txt",
    })
final class StacksCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "INPUT",
      description = "A dump, or a file of page_owner_stacks, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(
      names = "--threshold",
      paramLabel = "PAGES",
      description = "Leave out stacks with fewer pages, as count_threshold does.")
  private long threshold;

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private ReadOptions options = new ReadOptions();

  StacksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Input input = options.open(word, terminal);
    StackInventory inventory = input.inventory();
    input.check(inventory.report());
    Output.writeText(output.file(), terminal, out -> inventory.threshold(threshold).appendTo(out));
    return ExitCode.SUCCESS;
  }
}
