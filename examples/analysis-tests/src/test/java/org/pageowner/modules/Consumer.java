package org.pageowner.modules;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** A program in a module of its own, which requires the dsl and nothing else. */
final class Consumer {
  /** A class of each jar that a program with the dsl has on its module path. */
  private static final List<String> ONE_OF_EACH =
      List.of(
          "org.pageowner.core.Dump",
          "org.pageowner.dsl.Query",
          "com.google.common.base.Joiner",
          "com.google.common.util.concurrent.internal.InternalFutureFailureAccess");

  private final Path folder;

  Consumer(Path folder) {
    this.folder = folder;
  }

  /** The jars, or in the middle of a build the folders of classes. */
  static Path[] modulePath() {
    return ONE_OF_EACH.stream().map(Consumer::location).toArray(Path[]::new);
  }

  private static Path location(String className) {
    try {
      Class<?> type = Class.forName(className);
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String joinedModulePath() {
    return Arrays.stream(modulePath())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Compiles {@code consumer.Main}, with warnings as errors; gives the compiler's errors. */
  List<String> compile(String main) {
    try {
      Path sources = Files.createDirectories(folder.resolve("src/consumer"));
      Path module = sources.resolveSibling("module-info.java");
      Files.writeString(module, "module consumer {\n  requires org.pageowner.dsl;\n}\n");
      Path source = Files.writeString(sources.resolve("Main.java"), main);
      StringWriter output = new StringWriter();
      PrintWriter out = new PrintWriter(output);
      int status =
          ToolProvider.findFirst("javac")
              .orElseThrow()
              .run(
                  out,
                  out,
                  "--release",
                  "17",
                  "-Xlint:all",
                  "-Werror",
                  "--module-path",
                  joinedModulePath(),
                  // else that of this test
                  "--class-path",
                  folder.toString(),
                  "-d",
                  folder.resolve("classes").toString(),
                  module.toString(),
                  source.toString());
      List<String> said =
          output
              .toString()
              .lines()
              .filter(line -> line.contains("error: ") || line.contains("warning: "))
              .toList();
      return status == 0 || !said.isEmpty() ? said : List.of(output.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the compiled program in another virtual machine; returns its output. */
  String run(String... arguments) throws IOException, InterruptedException {
    return java("--module-path", List.of("--module", "consumer/consumer.Main"), arguments);
  }

  /** The same without modules: all of it on the class path. */
  String runOnClassPath(String... arguments) throws IOException, InterruptedException {
    return java("--class-path", List.of("consumer.Main"), arguments);
  }

  private String java(String path, List<String> main, String... arguments)
      throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                path,
                joinedModulePath() + File.pathSeparator + folder.resolve("classes")));
    command.addAll(main);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(command + " failed:\n" + output);
    }
    return output.strip();
  }
}
