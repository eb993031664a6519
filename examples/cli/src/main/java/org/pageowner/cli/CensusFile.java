package org.pageowner.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.Terminal;
import org.pageowner.dsl.analysis.census.Census;
import org.pageowner.dsl.export.Format;

/** The file of a census, which is gzip-compressed if its name ends in {@code .gz}. */
final class CensusFile {
  private static final int BUFFER = 1 << 16;

  private CensusFile() {}

  /** Writes to a file, or to standard output. */
  static void write(@Nullable Path file, Terminal terminal, Output.Bytes bytes) throws IOException {
    boolean isPacked = file != null && file.toString().endsWith(".gz");
    Output.writeBytes(
        file,
        terminal,
        out -> {
          if (isPacked) {
            GZIPOutputStream packed = new GZIPOutputStream(out, BUFFER);
            bytes.writeTo(packed);
            packed.finish();
          } else {
            bytes.writeTo(out);
          }
        });
  }

  /** Writes a census as UTF-8. */
  static void write(Census census, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    census.writeTo(writer, Format.NDJSON);
    writer.flush();
  }
}
