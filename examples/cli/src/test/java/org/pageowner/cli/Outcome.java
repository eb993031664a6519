package org.pageowner.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.pageowner.cli.output.Terminal;

/** The output of a command line that ran in this process: wrote and ended with. */
record Outcome(int exitCode, String out, String err) {
  static Outcome of(String... words) {
    return of(new byte[0], words);
  }

  static Outcome of(byte[] in, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(in), out, new PrintWriter(err, true), false, 120);
    int exitCode = CommandLines.run(terminal, words);
    return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
  }
}
