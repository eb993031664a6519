package org.pageowner.cli.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.pageowner.core.MalformedDumpException;

/**
 * An error in words.
 *
 * @param message one line
 * @param exitCode the exit code of a command that it ends
 */
public record Problem(String message, int exitCode) {
  /** The words and the exit code for an exception of reading or writing. */
  public static Problem of(Exception e) {
    Throwable cause = e instanceof UncheckedIOException io ? io.getCause() : e;
    if (cause instanceof Failure failure) {
      return of(String.valueOf(failure.getMessage()), failure.exitCode());
    }
    if (cause instanceof InvalidPathException path) {
      return of("not the name of a file: " + path.getInput(), ExitCode.FAILURE);
    }
    if (cause instanceof MalformedDumpException malformed) {
      return of(String.valueOf(malformed.getMessage()), ExitCode.MALFORMED);
    }
    if (cause instanceof IOException io) {
      return of(message(io), ExitCode.FAILURE);
    }
    return of("this is a bug in pageowner, please report it: " + cause, ExitCode.FAILURE);
  }

  private static Problem of(String message, int exitCode) {
    return new Problem(message.replaceAll("\\R", " "), exitCode);
  }

  /** The message without the name of the input that it starts with. */
  public String without(String input) {
    String text = message.startsWith(input) ? message.substring(input.length()) : message;
    return text.replaceFirst("^:? ", "");
  }

  /** In words; the exceptions of files often have no other text than the file's name. */
  public static String message(IOException e) {
    if (e instanceof NoSuchFileException none) {
      return none.getFile() + ": no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      String reason = denied.getReason();
      return denied.getFile() + ": " + (reason == null ? "permission denied" : reason);
    }
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + ": cannot be read or written";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
