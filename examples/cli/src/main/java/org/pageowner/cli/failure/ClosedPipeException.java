package org.pageowner.cli.failure;

import java.io.IOException;

/** The reader of the output has gone: no error, but no reason to go on. */
public final class ClosedPipeException extends IOException {
  private static final long serialVersionUID = 1;

  public ClosedPipeException(IOException cause) {
    super(cause);
  }
}
