package org.pageowner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.dsl.PageOwnerSort;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pageowner sort}: the output of page_owner_sort, for its options. */
@Command(
    name = "sort",
    description = "Prints the output of the kernel's page_owner_sort, with the same options.",
    customSynopsis = "pageowner sort [options of page_owner_sort] INPUT OUTPUT",
    footerHeading = "%nOptions of page_owner_sort:%n",
    footer = {
      "  -m  by pages, most first           -t  by times, most first (the default)",
      "  -p  by pid      -P  by tgid        -n  by task name      -M  by module",
      "  -s  by stack trace                 -a  by time of allocation",
      "  -r  by time of release             -f  without released pages (both up to 6.6)",
      "  --pid=LIST --tgid=LIST --name=LIST --module=LIST   keep these only",
      "  --cull=KEYS    group by: pid tgid name stacktrace free allocator module",
      "  --sort=KEYS    [+|-]key,...: these, txt, alloc_ts and free_ts",
      "  --compat=6.1   the output of 6.1's tool; else that of the newest",
      "",
      "Examples:",
      "  pageowner sort -m --cull=st page_owner.txt sorted.txt",
      "  pageowner sort --pid=1 --sort=n,-p page_owner.txt.gz - | less",
    })
final class SortCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "WORDS",
      description = "Its options, the input and the output; - is standard input or output.")
  private List<String> words = List.of();

  SortCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PageOwnerSort sort = parse();
    if (sort.asksForHelp() && spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
      return ExitCode.SUCCESS;
    }
    if (sort.operands().size() != 2) {
      throw Failure.of(
          "an input and an output are needed, - for standard input or output; try: pageowner sort"
              + " --help");
    }
    Input input = new Input(sort.operands().get(0), terminal, Dump.reader());
    String output = sort.operands().get(1);
    Output.writeBytes(
        output.equals("-") ? null : Path.of(output),
        terminal,
        out -> input.check(input.sort(sort, out)));
    return ExitCode.SUCCESS;
  }

  private PageOwnerSort parse() {
    try {
      return PageOwnerSort.parse(words);
    } catch (IllegalArgumentException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }
}
