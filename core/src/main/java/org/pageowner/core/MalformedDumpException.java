package org.pageowner.core;

import java.io.IOException;
import org.pageowner.core.record.Diagnostic;

/** Under strict reading: the input is not as a kernel prints it. */
public final class MalformedDumpException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final transient Diagnostic oddity;

  MalformedDumpException(String source, Diagnostic oddity) {
    super(source + ": " + oddity);
    this.source = source;
    this.oddity = oddity;
  }

  /** What was read: a path, or a description of the stream. */
  public String source() {
    return source;
  }

  /** What was found, and where. */
  public Diagnostic oddity() {
    return oddity;
  }
}
