package org.pageowner.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ClosedPipeException;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Problem;
import org.pageowner.dsl.plan.PlanSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports errors, in one line where that is possible, and chooses the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
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
    say(message + "; try: " + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandName().equals("sort") ? ExitCode.FAILURE : ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult words) {
    Throwable cause = e instanceof UncheckedIOException io ? io.getCause() : e;
    if (cause instanceof ClosedPipeException) {
      return ExitCode.CLOSED_PIPE;
    }
    if (cause instanceof PlanSyntaxException syntax) {
      err.println("pageowner: " + syntax.getMessage());
      return ExitCode.USAGE;
    }
    Problem problem = Problem.of(e);
    say(problem.message());
    return problem.exitCode();
  }

  /** Names the word that is no command or option, and the known ones. */
  private static String unmatched(UnmatchedArgumentException e, CommandLine command) {
    if (command.getParent() == null && !e.isUnknownOption()) {
      return "no command is called \"%s\"; commands: %s"
          .formatted(e.getUnmatched().get(0), String.join(", ", command.getSubcommands().keySet()));
    }
    List<String> suggestions = e.getSuggestions();
    return suggestions.isEmpty()
        ? String.valueOf(e.getMessage())
        : e.getMessage() + "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  /** Replaces the Java types in picocli's messages by words for a user of the command line. */
  private static String inWords(String message) {
    return message
        .replaceAll("is not an? (?:int|long)$", "is not a number, or too large")
        .replaceAll("(?s)cannot convert ('.*') to BigDecimal .*$", "$1 is not a number");
  }

  private void say(@Nullable String message) {
    err.println("pageowner: " + String.valueOf(message).replaceAll("\\R", " "));
  }
}
