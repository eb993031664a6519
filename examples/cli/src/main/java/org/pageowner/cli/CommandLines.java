package org.pageowner.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.output.Terminal;
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
      terminal.err().println(heapIsFull());
      return ExitCode.FAILURE;
    } finally {
      help.flush();
      terminal.err().flush();
    }
  }

  private static String heapIsFull() {
    long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
    return "pageowner: the heap of "
        + mebibytes
        + " MiB is too small for this; a larger one: PAGEOWNER_JAVA_OPTIONS=-Xmx"
        + 4 * Math.max(mebibytes, 16)
        + "m for the launcher, or java -Xmx"
        + 4 * Math.max(mebibytes, 16)
        + "m -jar pageowner.jar";
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
            .addSubcommand(withOpenWords(new RecordsCommand(terminal)))
            .addSubcommand(new InfoCommand(terminal))
            .addSubcommand(new StacksCommand(terminal))
            .addSubcommand(new FragmentationCommand(terminal))
            .addSubcommand(new CgroupsCommand(terminal))
            .addSubcommand(new AccountCommand(terminal))
            .addSubcommand(new CensusCommand(terminal))
            .addSubcommand(new MergeCommand(terminal))
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
