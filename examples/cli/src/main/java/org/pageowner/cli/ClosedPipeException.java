package org.pageowner.cli;

import java.io.IOException;

/** The reader of the output has gone: no error, but no reason to go on. */
final class ClosedPipeException extends IOException {
  private static final long serialVersionUID = 1;

  ClosedPipeException(IOException cause) {
    super(cause);
  }
}
