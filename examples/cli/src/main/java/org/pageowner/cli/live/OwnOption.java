package org.pageowner.cli.live;

import picocli.CommandLine.Option;

/** Whether this process's own records count, in commands that leave them out. */
public final class OwnOption {
  @Option(
      names = "--include-own",
      description = "Of a running kernel: count the records of pageowner's own process, too.")
  private boolean includeOwn;

  /** Returns the setting. */
  public Own own() {
    return includeOwn ? Own.KEPT : Own.LEFT_OUT;
  }

  /** The records of this process. */
  public enum Own {
    KEPT,
    LEFT_OUT
  }
}
