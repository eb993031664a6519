package org.pageowner.core;

import org.pageowner.core.record.Diagnostic;

/**
 * Under {@linkplain DumpReader#strict strict} reading, reports the first part of an input that is
 * not as a kernel prints it. The message names the input, the line and the byte offset.
 */
public final class MalformedDumpException extends RuntimeException {
  private static final long serialVersionUID = 2L;

  private final String source;
  private final transient Diagnostic diagnostic;

  MalformedDumpException(String source, Diagnostic diagnostic) {
    super(source + ": " + diagnostic);
    this.source = source;
    this.diagnostic = diagnostic;
  }

  /** The input's name: a path, or {@code stream} or {@code text}. */
  public String source() {
    return source;
  }

  /** Returns the first malformed part: its position, the reason, an excerpt. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
