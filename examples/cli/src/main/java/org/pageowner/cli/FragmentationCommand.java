package org.pageowner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.AnswerOptions;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.dsl.analysis.fragmentation.Fragmentation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner fragmentation}: mixed pageblocks, and whose pages make them so. */
@Command(
    name = "fragmentation",
    description = "Says whose pages make pageblocks mixed, as /proc/pagetypeinfo counts them.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner fragmentation page_owner.txt --pagetypeinfo=pagetypeinfo.txt",
      "  pageowner fragmentation page_owner.txt --format=json | jq '.culprits[0]'",
    })
final class FragmentationCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "A dump, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(
      names = "--pagetypeinfo",
      paramLabel = "FILE",
      description = {
        "Compare the counts with the kernel's: a copy of /proc/pagetypeinfo,",
        "taken with page_owner=on at the same time."
      })
  private @Nullable Path pagetypeinfo;

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Mixin private ReadOptions options = new ReadOptions();

  FragmentationCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    answer.check();
    PageTypeInfo kernel = pagetypeinfo == null ? null : read(pagetypeinfo);
    Input input = options.open(word, terminal);
    Fragmentation fragmentation = input.fragmentation();
    input.check(fragmentation.report());
    if (fragmentation.records() == 0) {
      throw Failure.of(input + ": " + String.join("; ", fragmentation.notes()));
    }
    answer.write(terminal, kernel == null ? fragmentation : fragmentation.beside(kernel));
    return ExitCode.SUCCESS;
  }

  private static PageTypeInfo read(Path path) {
    PageTypeInfo table = PageTypeInfo.read(path);
    if (table.zones().isEmpty()) {
      throw Failure.of(
          table.samples().isEmpty()
              ? path + " is not a copy of /proc/pagetypeinfo: there is no zone in it"
              : path + " is " + table.samples().get(0).reason());
    }
    if (table.zones().stream().allMatch(zone -> zone.mixedPageblocks().isEmpty())) {
      throw Failure.of(
          path + " has no table of mixed blocks; the kernel prints it with page_owner=on only");
    }
    return table;
  }
}
