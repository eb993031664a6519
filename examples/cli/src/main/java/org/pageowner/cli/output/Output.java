package org.pageowner.cli.output;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ClosedPipeException;
import org.pageowner.cli.failure.Failure;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.export.Layout;

/** Where a command's result goes: standard output, or a file. */
public final class Output {
  private static final int BUFFER = 1 << 16;

  private Output() {}

  /** Writes a result as text. */
  public interface Text {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes a result as bytes. */
  public interface Bytes {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a text as UTF-8; see {@link #writeBytes}. */
  public static void writeText(@Nullable Path file, Terminal terminal, Text text)
      throws IOException {
    writeBytes(
        file,
        terminal,
        out -> {
          Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
          text.writeTo(writer);
          writer.flush();
        });
  }

  /**
   * Writes an answer; see {@link #writeBytes}.
   *
   * @param format a word of an option, which has the name of a {@link Format}
   */
  public static void write(
      @Nullable Path file, Terminal terminal, Answer answer, Enum<?> format, Layout layout)
      throws IOException {
    Format named = Format.valueOf(format.name().toUpperCase(Locale.ROOT));
    writeText(file, terminal, out -> answer.writeTo(out, named, layout));
  }

  /**
   * Writes to standard output, or to a file that is replaced once all has been written; whatever
   * fails before leaves it as it is.
   */
  public static void writeBytes(@Nullable Path file, Terminal terminal, Bytes bytes)
      throws IOException {
    if (file == null) {
      try (OutputStream out =
          new BufferedOutputStream(new StandardOutput(terminal.out()), BUFFER)) {
        bytes.writeTo(out);
      }
    } else if (Files.exists(file) && !Files.isRegularFile(file)) {
      if (Files.isDirectory(file)) {
        throw Failure.of(file + " is a directory; --output names a file");
      }
      // A pipe or a device cannot be replaced, only written.
      OutputStream named = new NamedOutput(Files.newOutputStream(file), file.toString());
      try (OutputStream out = new BufferedOutputStream(named, BUFFER)) {
        bytes.writeTo(out);
      }
    } else {
      try (Replacement replacement = Replacement.of(file)) {
        bytes.writeTo(replacement.stream());
        replacement.commit();
      }
    }
  }

  /** Stays open, and distinguishes a reader that has gone from other failures. */
  private static final class StandardOutput extends FilterOutputStream {
    StandardOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        String message = e.getMessage();
        if (message != null && message.contains("Broken pipe")) {
          throw new ClosedPipeException(e);
        }
        throw new IOException("cannot write standard output: " + message, e);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
