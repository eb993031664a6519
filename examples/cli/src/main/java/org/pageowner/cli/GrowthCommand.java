package org.pageowner.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.live.OwnOption;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.StackOptions;
import org.pageowner.cli.output.Terminal;
import org.pageowner.cli.output.WidthOption;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.tree.FoldedStacks;
import org.pageowner.dsl.analysis.tree.PprofProfile;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.PageCount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pageowner growth}: growth from dump to dump. */
@Command(
    name = "growth",
    description = "Shows the growth from dump to dump, and fails if it is too large.",
    customSynopsis = "pageowner growth BEFORE AFTER [LATER ...] [query options] [options]",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner growth before.txt after.txt --cull=module",
      "  pageowner growth before.txt after.txt --module=xfs --fail-over=64",
      "  pageowner growth 1.txt 2.txt 3.txt --cull=caller --format=csv",
    })
final class GrowthCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUT",
      description = {
        "Two dumps or more, or files of page_owner_stacks, in order of time, plain or .gz;",
        "- is standard input. Query options go anywhere."
      })
  private List<String> words = List.of();

  @Option(
      names = "--fail-over",
      paramLabel = "PAGES",
      description = {
        "End with exit code 4 if the rows that grew did so by more pages than this together;",
        "rows that shrank are not set off. With exit code 3 if they did not, but the last dump",
        "is cut or damaged, so that the growth is unknown."
      })
  private @Nullable Long failOver;

  @Option(
      names = "--compare",
      paramLabel = "HOW",
      defaultValue = "frames",
      description = {
        "When stacks are the same: frames (as printed), symbols (without offsets and suffixes of",
        "a build), folded (addresses of unloaded modules count as one). Default: frames"
      })
  private GrowthInputs.Comparison compare = GrowthInputs.Comparison.frames;

  @Mixin private StackOptions answer = new StackOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private WidthOption width = new WidthOption();

  @Mixin private ReadOptions options = new ReadOptions();

  @Mixin private OwnOption own = new OwnOption();

  GrowthCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    width.check();
    PageCount most = most();
    answer.check();
    QueryWords question = QueryWords.of(command, words);
    if (question.inputs().size() < 2) {
      throw Failure.usage("growth needs two inputs or more, in order of time: before, after");
    }
    GrowthInputs inputs = new GrowthInputs(question.inputs(), options, terminal, own.own());
    Growth growth = inputs.growth(answer.plan(question.plan()), compare);
    switch (answer.format()) {
      case folded -> answer.write(output, terminal, FoldedStacks.of(growth), growth.plan());
      case pprof -> StackOptions.write(output, terminal, PprofProfile.of(growth), inputs.time());
      default ->
          Output.write(output.file(), terminal, growth, answer.format(), layout(growth.plan()));
    }
    Optional<String> excess = most == null ? Optional.empty() : growth.excess(most);
    excess.ifPresent(why -> terminal.err().println("pageowner: " + why));
    if (most == null || excess.isEmpty()) {
      return ExitCode.SUCCESS;
    }
    return growth.totals().grownPages() > most.pages() ? ExitCode.EXCEEDED : ExitCode.MALFORMED;
  }

  private @Nullable PageCount most() {
    if (failOver != null && failOver < 0) {
      throw Failure.usage("--fail-over is 0 or more pages: " + failOver);
    }
    return failOver == null ? null : new PageCount(failOver);
  }

  private Layout layout(Plan plan) {
    if (answer.format() != StackOptions.TableFormat.text) {
      return Layout.DEFAULT;
    }
    Layout all = Layout.DEFAULT.withWidth(width.characters(terminal));
    boolean isLimited = plan.rowLimit().isPresent() || plan.groupLimit().isPresent();
    return isLimited ? all : all.withRows(Layout.SCREEN.rows());
  }
}
