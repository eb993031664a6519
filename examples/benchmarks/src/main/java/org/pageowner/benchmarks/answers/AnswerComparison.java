package org.pageowner.benchmarks.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs generated commands with two jars of the command line, and compares the bytes of their
 * answers and their exit codes. Warnings and errors are not compared: their words may change.
 */
public final class AnswerComparison {
  private final Path old;
  private final Path changed;
  private final PrintStream out;

  private AnswerComparison(Path old, Path changed, PrintStream out) {
    this.old = old;
    this.changed = changed;
    this.out = out;
  }

  /**
   * Compares two jars, and prints each command whose answers differ.
   *
   * @param words the old jar, the changed jar, and dumps
   * @param environment {@code COUNT}, the number of commands (200), and {@code SEED} (1)
   * @throws IOException if a jar cannot be run, or answers differ
   * @throws IllegalArgumentException if a word is missing
   */
  public static void run(List<String> words, Map<String, String> environment, PrintStream out)
      throws IOException {
    if (words.size() < 3) {
      throw new IllegalArgumentException("answers OLD_JAR NEW_JAR DUMP...");
    }
    List<Path> dumps = words.subList(2, words.size()).stream().map(Path::of).toList();
    long seed = Long.parseLong(environment.getOrDefault("SEED", "1"));
    int count = Integer.parseInt(environment.getOrDefault("COUNT", "200"));
    new AnswerComparison(Path.of(words.get(0)), Path.of(words.get(1)), out)
        .compare(new CommandGenerator(dumps, seed), count);
  }

  private void compare(CommandGenerator commands, int count) throws IOException {
    int different = 0;
    int answered = 0;
    for (int i = 0; i < count; i++) {
      List<String> command = commands.next();
      Answer before = Answer.of(old, command);
      Answer after = Answer.of(changed, command);
      answered += before.status == 0 ? 1 : 0;
      if (!before.equals(after)) {
        different++;
        out.println("differs: " + CommandGenerator.shown(command));
        out.println("  " + before.firstDifference(after));
      }
    }
    out.printf(
        Locale.ROOT,
        "%d commands, %d of them answered, %d answers differ\n",
        count,
        answered,
        different);
    if (different > 0) {
      throw new IOException(different + " answers differ");
    }
  }

  /** The bytes that a command wrote, and how it ended. */
  private record Answer(int status, String text) {
    static Answer of(Path jar, List<String> command) throws IOException {
      Path answer = Files.createTempFile("answer", ".txt");
      try {
        boolean writesFile = command.contains(CommandGenerator.OUTPUT);
        List<String> words = new ArrayList<>(List.of("java", "-jar", jar.toString()));
        command.forEach(
            word -> words.add(word.equals(CommandGenerator.OUTPUT) ? answer.toString() : word));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.redirectOutput(
            writesFile
                ? ProcessBuilder.Redirect.DISCARD
                : ProcessBuilder.Redirect.to(file(answer)));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        int status = builder.start().waitFor();
        return new Answer(status, Files.readString(answer, ISO_8859_1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      } finally {
        Files.deleteIfExists(answer);
      }
    }

    private static File file(Path path) {
      return path.toFile();
    }

    String firstDifference(Answer other) {
      if (status != other.status) {
        return "exit code " + status + ", then " + other.status;
      }
      String[] lines = text.split("\n", -1);
      String[] others = other.text.split("\n", -1);
      int line = 0;
      while (line < Math.min(lines.length, others.length) && lines[line].equals(others[line])) {
        line++;
      }
      return "line " + (line + 1) + ": " + at(lines, line) + " | " + at(others, line);
    }

    private static String at(String[] lines, int index) {
      return index < lines.length ? lines[index] : "(ended)";
    }
  }
}
