package org.pageowner.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.pageowner.cli.failure.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Runs command lines. */
final class CommandLines {
  private static final int HELP_WIDTH = 100;

  private CommandLines() {}

  /**
   * Runs one command line.
   *
   * @return the exit code
   */
  static int run(Terminal terminal, String... words) {
    PrintWriter help =
        new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
    try {
      return commandLine(terminal).setOut(help).setErr(terminal.err()).execute(words);
    } catch (OutOfMemoryError e) {
      terminal.err().println("pageowner: the memory is full; java -Xmx... sets how much there is");
      return ExitCode.FAILURE;
    } finally {
      help.flush();
      terminal.err().flush();
    }
  }

  private static CommandLine commandLine(Terminal terminal) {
    CommandLine query = withOpenWords(new QueryCommand(terminal));
    query.getCommandSpec().usageMessage().footer(KeyHelp.lines());
    CommandLine line =
        new CommandLine(new PageownerCommand())
            .addSubcommand(new SummaryCommand(terminal))
            .addSubcommand(new ReportCommand(terminal))
            .addSubcommand(query)
            .addSubcommand(withOpenWords(new GrowthCommand(terminal)))
            .addSubcommand(withOpenWords(new TreeCommand(terminal)))
            .addSubcommand(new RecordsCommand(terminal))
            .addSubcommand(new InfoCommand(terminal))
            .addSubcommand(new StacksCommand(terminal))
            .addSubcommand(new FragmentationCommand(terminal))
            .addSubcommand(new CgroupsCommand(terminal))
            .addSubcommand(withOpenWords(new SortCommand(terminal)))
            .addSubcommand(new KeysCommand(terminal));
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().addOption(help());
    }
    line.getCommandSpec().usageMessage().exitCodeList(ExitCode.descriptions());
    Errors errors = new Errors(terminal.err());
    return line.setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("--help").usageHelp(true).description("Show this help.").build();
  }

  /** Takes options that picocli does not know as words, in their order, for another parser. */
  private static CommandLine withOpenWords(Object command) {
    return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
  }
}
