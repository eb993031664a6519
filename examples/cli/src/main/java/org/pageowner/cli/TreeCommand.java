package org.pageowner.cli;

import java.io.IOException;
import java.util.List;
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
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pageowner tree}: pages by call path. */
@Command(
    name = "tree",
    description = "Shows the pages of a dump, or the growth of several, as a tree of functions.",
    customSynopsis = "pageowner tree INPUT [LATER ...] [query options] [options]",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner tree page_owner.txt --inverted --min=2%%",
      "  pageowner tree page_owner.txt --where='not early' --cull=order",
      "  pageowner tree before.txt after.txt --module=xfs",
    })
final class TreeCommand implements Callable<Integer> {
  private static final double MIN_FOR_PEOPLE = 0.01;
  private static final double PERCENT = 100;

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUT",
      description = {
        "A dump, plain or .gz, or several in order of time; - is standard input. Query options",
        "go anywhere."
      })
  private List<String> words = List.of();

  @Option(
      names = "--inverted",
      description = "From the caller outward, without the allocators; not from the entry point.")
  private boolean inverted;

  @Option(
      names = "--min",
      paramLabel = "SHARE",
      description = {
        "Leave out functions with a smaller share of the pages, such as 0.5%%, and add them up.",
        "Of several dumps, of the pages gained and lost. Default: 1%% in text and html, else 0"
      })
  private @Nullable String min;

  @Option(
      names = "--compare",
      paramLabel = "HOW",
      defaultValue = "frames",
      description = {
        "When stacks of several dumps are the same: frames, symbols or folded, as in growth.",
        "Default: frames"
      })
  private GrowthInputs.Comparison compare = GrowthInputs.Comparison.frames;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, html or ndjson. Default: text")
  private TreeFormat format = TreeFormat.text;

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private WidthOption width = new WidthOption();

  @Mixin private ReadOptions options = new ReadOptions();

  @Mixin private OwnOption own = new OwnOption();

  TreeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    width.check();
    double share = share();
    CallTree all = tree(QueryWords.of(command, words));
    CallTree tree = (inverted ? all.inverted() : all).atLeast(share);
    Layout layout = Layout.DEFAULT.withWidth(width.characters(terminal));
    Output.write(output.file(), terminal, tree, format, layout);
    return ExitCode.SUCCESS;
  }

  private CallTree tree(QueryWords question) throws IOException {
    Plan plan = StackOptions.byStack(question.plan());
    if (question.inputs().size() > 1) {
      GrowthInputs inputs = new GrowthInputs(question.inputs(), options, terminal, own.own());
      return CallTree.of(inputs.growth(plan, compare));
    }
    Input input = options.open(question.input(), terminal, own.own());
    Query query = input.query().with(plan);
    Table table = input.run(query);
    input.check(table.report());
    return CallTree.of(table);
  }

  private double share() {
    String text = min;
    if (text == null) {
      return format == TreeFormat.ndjson ? 0 : MIN_FOR_PEOPLE;
    }
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    try {
      double percent = Double.parseDouble(number);
      if (percent >= 0 && percent <= PERCENT) {
        return percent / PERCENT;
      }
    } catch (NumberFormatException e) {
      // falls through: the message is the same
    }
    throw Failure.usage("--min is a percentage from 0% to 100%: " + text);
  }

  /** The words of {@code --format}. */
  enum TreeFormat {
    text,
    html,
    ndjson
  }
}
