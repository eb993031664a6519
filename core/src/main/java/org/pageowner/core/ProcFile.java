package org.pageowner.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.text.probe.OtherFile;

/** A copy of a file in /proc: its text, and the error for a text that is another file. */
final class ProcFile {
  private static final int MAX_BYTES = 64 << 20;

  private ProcFile() {}

  /**
   * Reads a file, plain or gzip-compressed, as Latin-1.
   *
   * @param name the name of the file in /proc, for errors
   * @throws IOException if it cannot be read, is packed in another way, or has more than 64 MiB
   */
  static String text(Input input, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[Input.SLICE];
    for (int count = 0; count >= 0; count = input.read(buffer, 0, buffer.length)) {
      bytes.write(buffer, 0, count);
      if (bytes.size() > MAX_BYTES) {
        throw new IOException(
            input.name() + " has more than 64 MiB: it is not a copy of /proc/" + name);
      }
    }
    if (input.damage() != null) {
      throw new IOException(input.name() + ": " + input.damage());
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads and parses a file.
   *
   * @param parser throws {@link IllegalArgumentException} for the text of another file
   * @throws UncheckedIOException if it cannot be read or parsed
   */
  static <T> T read(Path path, String name, Function<String, T> parser) {
    try (Input input = Input.ofFile(path)) {
      try {
        return parser.apply(text(input, name));
      } catch (IllegalArgumentException e) {
        throw new IOException(input.name() + " is " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw Input.unchecked(e);
    }
  }

  /**
   * Returns the exception for a text that is not a copy of a file in /proc, with its probable kind.
   *
   * @param missing the part of the file that the text lacks
   */
  static IllegalArgumentException notACopy(
      String text, String name, OtherFile file, String missing) {
    String explanation = text.isBlank() ? "it is empty" : explanation(text, file);
    return new IllegalArgumentException(
        "not a copy of /proc/"
            + name
            + ": "
            + (explanation == null ? "it has no " + missing : explanation));
  }

  private static @Nullable String explanation(String text, OtherFile file) {
    return OtherFile.inPlaceOf(file, text);
  }

  /** Returns a number of decimal digits; -1 if it exceeds 64 bits. */
  static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
