package org.pageowner.cli.failure;

/** Ends a command with a message for the user and an exit code. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private Failure(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** The input cannot be read, or the output cannot be written. */
  public static Failure of(String message) {
    return new Failure(ExitCode.FAILURE, message);
  }

  /** The words are not a command. */
  public static Failure usage(String message) {
    return new Failure(ExitCode.USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
