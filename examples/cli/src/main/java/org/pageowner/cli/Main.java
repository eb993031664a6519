package org.pageowner.cli;

import org.pageowner.cli.output.Terminal;

/** Where the jar starts. */
public final class Main {
  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] words) {
    System.exit(CommandLines.run(Terminal.ofSystem(), words));
  }
}
