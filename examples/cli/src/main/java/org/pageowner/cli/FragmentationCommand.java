package org.pageowner.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.PageTypeInfo;
import org.pageowner.dsl.analysis.Fragmentation;
import org.pageowner.dsl.analysis.MixedComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner fragmentation}: mixed pageblocks, and whose pages make them so. */
@Command(
    name = "fragmentation",
    description = {
      "Counts the pageblocks that hold pages of another migrate type, as /proc/pagetypeinfo does,",
      "and says whose pages these are."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner fragmentation page_owner.txt --pagetypeinfo=pagetypeinfo.txt",
      "  pageowner fragmentation page_owner.txt --format=json | jq '.culprits[0]'",
    })
final class FragmentationCommand implements Callable<Integer> {
  private static final int LEAST_WIDTH = 40;

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

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json. Default: text")
  private AnswerFormat format = AnswerFormat.text;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Show at most so many rows of each table of text. Default: 20")
  private int rows = 20;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file, which is replaced only if all goes well.")
  private @Nullable Path output;

  @Mixin private ReadOptions options = new ReadOptions();

  FragmentationCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (rows < 0) {
      throw Failure.usage("--rows is 0 or more: " + rows);
    }
    PageTypeInfo kernel = pagetypeinfo == null ? null : read(pagetypeinfo);
    Input input = options.open(word, terminal);
    Fragmentation fragmentation = input.fragmentation();
    input.check(fragmentation.report());
    if (fragmentation.records() == 0) {
      throw Failure.of(input + ": " + String.join("; ", fragmentation.notes()));
    }
    MixedComparison beside = kernel == null ? null : fragmentation.compareWith(kernel);
    Output.writeText(output, terminal, out -> write(fragmentation, beside, out));
    return ExitCode.SUCCESS;
  }

  private static PageTypeInfo read(Path path) throws IOException {
    PageTypeInfo table = PageTypeInfo.read(path);
    if (table.zones().isEmpty()) {
      throw Failure.of(path + " is not a copy of /proc/pagetypeinfo: there is no zone in it");
    }
    if (table.zones().stream().allMatch(zone -> zone.mixedPageblocks().isEmpty())) {
      throw Failure.of(
          path + " has no table of mixed blocks; the kernel prints it with page_owner=on only");
    }
    return table;
  }

  private void write(Fragmentation fragmentation, @Nullable MixedComparison beside, Writer out)
      throws IOException {
    switch (format) {
      case text -> {
        int width = Math.max(terminal.width(), LEAST_WIDTH);
        if (beside != null) {
          beside.appendTo(out, rows, width);
          out.append('\n');
        }
        fragmentation.appendTo(out, rows, width);
      }
      case json -> fragmentation.appendJsonTo(out, beside);
    }
  }
}
