package org.pageowner.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole process. Its time is that from before the fork to after the wait, its memory that of
 * {@code /usr/bin/time}, if installed.
 */
public final class Program implements Contender {
  private static final Path TIME = Path.of("/usr/bin/time");

  private final String name;
  private final List<String> words;
  private final Map<String, String> environment;
  private final @Nullable Path answer;

  /** A file that it writes, and must not find. */
  private final @Nullable Path written;

  private Program(
      String name,
      List<String> words,
      Map<String, String> environment,
      @Nullable Path answer,
      @Nullable Path written) {
    this.name = name;
    this.words = List.copyOf(words);
    this.environment = Map.copyOf(environment);
    this.answer = answer;
    this.written = written;
  }

  /** A program whose output does not matter. */
  public static Program yardstick(String name, String... words) {
    return new Program(name, List.of(words), Map.of(), null, null);
  }

  /** A program that writes a file anew each time, which does not matter. */
  public static Program writing(String name, Path file, String... words) {
    return new Program(name, List.of(words), Map.of(), null, file);
  }

  /** A program whose answer is the file that it writes, or else its output. */
  public static Program answering(
      String name, List<String> words, Map<String, String> environment, Path answer) {
    return new Program(name, words, environment, answer, answer);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome run() throws IOException {
    Path peak = Files.createTempFile("peak", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(timed(peak));
      builder.environment().putAll(environment);
      builder.redirectOutput(output());
      if (written != null) {
        Files.deleteIfExists(written); // an answer may be another contender's
      }
      builder.redirectError(errors.toFile());
      long start = System.nanoTime();
      int status = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (status != 0) {
        throw new IOException(
            String.format(
                Locale.ROOT, "%s: exit status %d\n%s", words, status, Files.readString(errors)));
      }
      return new Outcome(seconds, kib(peak), answer == null ? "" : Agreement.sum(answer));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(name);
    } finally {
      Files.delete(peak);
      Files.delete(errors);
    }
  }

  private List<String> timed(Path peak) {
    List<String> all = new ArrayList<>();
    if (Files.isExecutable(TIME)) {
      all.addAll(List.of(TIME.toString(), "-q", "-f", "%M", "-o", peak.toString()));
    }
    all.addAll(words);
    return all;
  }

  /** The output is the answer if no word names a file for it. */
  private File output() {
    Path file = answer;
    if (file == null || words.contains(file.toString())) {
      return new File("/dev/null");
    }
    return file.toFile();
  }

  private static long kib(Path peak) throws IOException {
    String text = Files.readString(peak).strip();
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }
}
