package org.pageowner.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.live.OwnOption;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.StackOptions;
import org.pageowner.cli.output.Terminal;
import org.pageowner.cli.output.WidthOption;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.tree.FoldedStacks;
import org.pageowner.dsl.analysis.tree.PprofProfile;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pageowner query}: filters, groups, measures and sorts records. */
@Command(
    name = "query",
    description = "Filters, groups, measures and sorts the records of a dump.",
    customSynopsis = "pageowner query INPUT [query options] [options]",
    sortOptions = false,
    footerHeading = "%n")
final class QueryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUT",
      description = "A dump, plain or .gz; - is standard input. Query options go anywhere.")
  private List<String> words = List.of();

  @Mixin private StackOptions answer = new StackOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private WidthOption width = new WidthOption();

  @Option(names = "--full-stacks", description = "In text, show all frames under each row.")
  private boolean fullStacks;

  @Mixin private ReadOptions options = new ReadOptions();

  @Mixin private OwnOption own = new OwnOption();

  @Option(names = "--explain", description = "Say how the query would run, and do not run it.")
  private boolean explain;

  QueryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Layout layout = layout();
    answer.check();
    QueryWords query = QueryWords.of(command, words);
    Input input = options.open(query.input(), terminal, own.own());
    Query question = input.query().with(answer.plan(query.plan()));
    if (explain) {
      Output.writeText(output.file(), terminal, out -> out.append(question.explain()).append('\n'));
      return ExitCode.SUCCESS;
    }
    Table table = input.run(question);
    input.check(table.report());
    switch (answer.format()) {
      case folded -> answer.write(output, terminal, FoldedStacks.of(table), table.plan());
      case pprof -> StackOptions.write(output, terminal, PprofProfile.of(table), input.time());
      default -> Output.write(output.file(), terminal, table, answer.format(), layout);
    }
    return ExitCode.SUCCESS;
  }

  private Layout layout() {
    width.check();
    Layout layout = Layout.DEFAULT.withWidth(width.characters(terminal));
    return fullStacks ? layout.withFullStacks() : layout;
  }
}
