package org.pageowner.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checks that contenders give the same answer: a fast wrong one is worth nothing. */
public final class Agreement {
  private Agreement() {}

  /**
   * Compares two answers.
   *
   * @throws IOException if they differ; the message has both
   */
  public static void require(String name, String answer, String otherName, String other)
      throws IOException {
    if (!answer.equals(other)) {
      throw new IOException(
          "the answers differ: %s: %s; %s: %s".formatted(name, answer, otherName, other));
    }
  }

  /**
   * Compares the answers of contenders; a yardstick has none.
   *
   * @throws IOException if two differ
   */
  public static void require(Iterable<Samples> all) throws IOException {
    Samples first = null;
    for (Samples samples : all) {
      if (first == null || first.answer().isEmpty()) {
        first = samples;
      } else if (!samples.answer().isEmpty()) {
        require(first.name(), first.answer(), samples.name(), samples.answer());
      }
    }
  }

  /**
   * A sum of a file's bytes: the length, and the first half of its SHA-256.
   *
   * @throws IOException if it cannot be read
   */
  public static String sum(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] buffer = new byte[1 << 18];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return Files.size(file) + ":" + HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
