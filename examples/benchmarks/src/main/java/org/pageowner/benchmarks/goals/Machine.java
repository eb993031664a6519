package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes the machine of a measurement. */
final class Machine {
  private Machine() {}

  static void print(Settings settings, PrintStream out) throws IOException {
    out.printf(
        Locale.ROOT,
        "%d processors (%s), %s, Linux %s, %s.\n",
        Runtime.getRuntime().availableProcessors(),
        field("/proc/cpuinfo", "model name"),
        field("/proc/meminfo", "MemTotal"),
        System.getProperty("os.version"),
        settings.jdks().stream()
            .map(Jdk::version)
            .collect(Collectors.joining(" and JDK ", "JDK ", "")));
  }

  private static String field(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse(name + " not known");
    }
  }
}
