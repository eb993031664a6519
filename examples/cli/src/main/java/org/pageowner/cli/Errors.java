package org.pageowner.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.dsl.plan.PlanSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, in one line where that is possible, and chooses the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final PrintWriter err;

  Errors(PrintWriter err) {
    this.err = err;
  }

  @Override
  public int handleParseException(ParameterException e, String[] words) {
    CommandLine command = e.getCommandLine();
    say(
        inWords(String.valueOf(e.getMessage()))
            + "; try: "
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
      err.println("pageowner: " + syntax.getMessage());
      return ExitCode.USAGE;
    }
    if (cause instanceof Failure failure) {
      say(failure.getMessage());
      return failure.exitCode();
    }
    if (cause instanceof InvalidPathException path) {
      say("not the name of a file: " + path.getInput());
      return ExitCode.FAILURE;
    }
    if (cause instanceof MalformedDumpException malformed) {
      say(malformed.getMessage());
      return ExitCode.MALFORMED;
    }
    if (cause instanceof IOException io) {
      say(message(io));
      return ExitCode.FAILURE;
    }
    say("this is a bug in pageowner, please report it: " + cause);
    return ExitCode.FAILURE;
  }

  /** picocli names Java's types, which say nothing to who writes a command line. */
  private static String inWords(String message) {
    return message.replaceAll("is not an? (?:int|long)$", "is not a number, or too large");
  }

  private void say(@Nullable String message) {
    err.println("pageowner: " + String.valueOf(message).replaceAll("\\R", " "));
  }

  /** In words; the exceptions of files often have no other text than the file's name. */
  static String message(IOException e) {
    if (e instanceof NoSuchFileException none) {
      return none.getFile() + ": no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + ": cannot be read or written";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
