package org.pageowner.dsl.internal.compat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.engine.Engine;
import org.pageowner.dsl.internal.engine.Source;

/** Groups, sorts and prints as {@code page_owner_sort} does, by a plan of the engine. */
public final class SortTool {
  private SortTool() {}

  /**
   * Reads the source, writes the output of the tool, and returns the report on the input. Records
   * in memory cannot fail to be read, so an interrupt is then a failure to write.
   */
  public static ReadReport run(SortCommand command, Source source, OutputStream out)
      throws IOException {
    SortToolCompiler compiler = new SortToolCompiler(command, source.isStreamed());
    try {
      return Engine.run(compiler.plan(), source, compiler.printer(out));
    } catch (UncheckedIOException e) {
      if (!source.isStreamed() && e.getCause() instanceof InterruptedIOException interrupted) {
        throw interrupted;
      }
      throw e;
    }
  }
}
