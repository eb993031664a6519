package org.pageowner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.analysis.Cgroups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner cgroups}: pages by memory cgroup, and who pins removed ones. */
@Command(
    name = "cgroups",
    description = {
      "Says how many pages are charged to each memory cgroup, and whose pages keep cgroups that",
      "were removed from going away."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner cgroups page_owner.txt --offline",
      "  pageowner cgroups page_owner.txt --format=json | jq '.offline[] | .stacktrace'",
    })
final class CgroupsCommand implements Callable<Integer> {
  private static final int LEAST_WIDTH = 40;

  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "A dump, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(names = "--offline", description = "Leave out cgroups that were not removed.")
  private boolean offline;

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

  CgroupsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (rows < 0) {
      throw Failure.usage("--rows is 0 or more: " + rows);
    }
    Input input = options.open(word, terminal);
    Cgroups all = input.cgroups();
    input.check(all.report());
    if (all.all().isEmpty()) {
      throw Failure.of(
          input
              + ": no record says its memory cgroup; kernels from 5.18 on print it, with"
              + " CONFIG_MEMCG");
    }
    Cgroups cgroups = offline ? all.onlyOffline() : all;
    Output.writeText(
        output,
        terminal,
        out -> {
          switch (format) {
            case text -> cgroups.appendTo(out, rows, Math.max(terminal.width(), LEAST_WIDTH));
            case json -> cgroups.appendJsonTo(out);
          }
        });
    return ExitCode.SUCCESS;
  }
}
