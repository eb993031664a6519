package org.pageowner.cli;

import java.io.File;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ClosedPipeException;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Problem;
import org.pageowner.dsl.plan.PlanSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports errors, in one line where that is possible, and chooses the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Pattern CHOICE =
      Pattern.compile(
          "(?s)Invalid value for option '(--[^'=]*).*': expected one of \\[(.*)\\] .* but was '(.*)'");

  /** A list of words, with its heading. */
  private static final Pattern LIST =
      Pattern.compile("(keys|functions|measures|options|flags): .*");

  private final PrintWriter err;

  Errors(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] words) {
    CommandLine command = e.getCommandLine();
    String message =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : inWords(String.valueOf(e.getMessage()));
    say(
        message
            + (message.endsWith("?") ? " try: " : "; try: ")
            + command.getCommandSpec().qualifiedName()
            + " --help");
    return command.getCommandName().equals("sort") ? ExitCode.FAILURE : ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult words) {
    Throwable cause = e instanceof UncheckedIOException io ? io.getCause() : e;
    if (cause instanceof ClosedPipeException) {
      return ExitCode.CLOSED_PIPE;
    }
    if (cause instanceof PlanSyntaxException syntax) {
      err.println("pageowner: " + wrapped(String.valueOf(syntax.getMessage())));
      return ExitCode.USAGE;
    }
    Problem problem = Problem.of(e);
    say(problem.message());
    return problem.exitCode();
  }

  private static String commandFor(String word, Set<String> commands) {
    if (word.equals("help")) {
      return "each command has --help: pageowner query --help";
    }
    if (word.indexOf('/') >= 0 || new File(word).isFile()) {
      return "an input is after a command: pageowner summary " + word;
    }
    return Suggestion.closest(word, commands)
        .map(closest -> "did you mean " + closest + "?")
        .orElse("commands: " + String.join(", ", commands));
  }

  /** Breaks the lists of a message after commas; other lines point at a place in a text. */
  private static String wrapped(String message) {
    return message
        .lines()
        .map(
            line ->
                LIST.matcher(line).matches() ? String.join("\n  ", WrappedList.lines(line)) : line)
        .collect(Collectors.joining("\n"));
  }

  /** Names the word that is no command or option, and the closest or all known ones. */
  private static String unmatched(UnmatchedArgumentException e, CommandLine command) {
    String word = e.getUnmatched().get(0);
    if (command.getParent() == null && !e.isUnknownOption()) {
      Set<String> commands = command.getSubcommands().keySet();
      return "no command is called \"%s\"; %s".formatted(word, commandFor(word, commands));
    }
    if (!word.startsWith("-")) {
      return "unexpected \"" + word + "\"";
    }
    String option = word.replaceFirst("=.*", "");
    List<String> options =
        command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
    return "no option is called "
        + option
        + Suggestion.closest(option, options)
            .map(closest -> "; did you mean " + closest + "?")
            .orElse("");
  }

  /** Replaces the Java types in picocli's messages by words for a user of the command line. */
  private static String inWords(String message) {
    Matcher choice = CHOICE.matcher(message);
    if (choice.matches()) {
      List<String> words = List.of(choice.group(2).split(", "));
      return "%s is one of %s, not \"%s\"%s"
          .formatted(
              choice.group(1),
              String.join(", ", words),
              choice.group(3),
              Suggestion.closest(choice.group(3), words)
                  .map(closest -> "; did you mean " + closest + "?")
                  .orElse(""));
    }
    return message
        .replaceAll(
            "(?s)^Invalid value for option '(--[^']*)': '.*' is not a boolean$",
            "$1 takes no value")
        .replaceAll("is not an? (?:int|long)$", "is not a number, or too large")
        .replaceAll("(?s)cannot convert ('.*') to BigDecimal .*$", "$1 is not a number");
  }

  private void say(@Nullable String message) {
    err.println("pageowner: " + String.valueOf(message).replaceAll("\\R", " "));
  }
}
