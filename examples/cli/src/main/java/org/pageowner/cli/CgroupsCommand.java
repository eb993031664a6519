package org.pageowner.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.AnswerOptions;
import org.pageowner.cli.output.Terminal;
import org.pageowner.dsl.analysis.cgroups.Cgroups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner cgroups}: pages by memory cgroup, and who pins removed ones. */
@Command(
    name = "cgroups",
    description = "Says whose pages memory cgroups hold, and who pins those that were removed.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner cgroups page_owner.txt --offline",
      "  pageowner cgroups page_owner.txt --format=csv --limit=10",
      "  pageowner cgroups page_owner.txt --format=json | jq '.offline[] | .stacktrace'",
    })
final class CgroupsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "A dump, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(names = "--offline", description = "Leave out cgroups that were not removed.")
  private boolean offline;

  @Mixin private AnswerOptions answer = new AnswerOptions();

  @Mixin private ReadOptions options = new ReadOptions();

  CgroupsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    answer.check();
    Input input = options.open(word, terminal);
    Cgroups all = input.cgroups();
    input.check(all.report());
    if (all.all().isEmpty()) {
      throw Failure.of(
          input
              + ": no record says its memory cgroup; kernels from 5.18 on print it, with"
              + " CONFIG_MEMCG");
    }
    answer.write(terminal, offline ? all.onlyOffline() : all);
    return ExitCode.SUCCESS;
  }
}
