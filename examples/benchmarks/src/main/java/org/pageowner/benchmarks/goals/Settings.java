package org.pageowner.benchmarks.goals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageowner.benchmarks.measure.Program;

/**
 * The contenders and inputs of a measurement, which run.sh passes in the environment.
 *
 * @param jdks the Javas that whole processes run on
 * @param pageowner the words that start the command line; empty for {@code java -jar}
 * @param jar the command line's jar
 * @param tool the reference tool, if it is there
 * @param folder where dumps and outputs go
 * @param rounds how often each contender runs
 * @param seed of synthetic dumps
 */
record Settings(
    List<Jdk> jdks,
    List<String> pageowner,
    Path jar,
    @Nullable Path tool,
    Path folder,
    int rounds,
    long seed) {

  static Settings of(Map<String, String> environment) throws IOException {
    List<Jdk> jdks = new ArrayList<>();
    for (String home : environment.getOrDefault("JAVA_HOMES", "").split(File.pathSeparator, -1)) {
      if (!home.isEmpty()) {
        jdks.add(Jdk.at(Path.of(home)));
      }
    }
    String tool = environment.getOrDefault("REFERENCE_TOOL", "");
    String command = environment.getOrDefault("PAGEOWNER", "").strip();
    Path folder = Path.of(environment.getOrDefault("BENCH_DIR", "target/bench"));
    Files.createDirectories(folder);
    return new Settings(
        jdks.isEmpty() ? List.of(Jdk.current()) : List.copyOf(jdks),
        command.isEmpty() ? List.of() : Arrays.asList(command.split(" +")),
        Path.of(environment.getOrDefault("PAGEOWNER_JAR", "examples/cli/target/pageowner.jar")),
        tool.isEmpty() ? null : Path.of(tool),
        folder,
        Integer.parseInt(environment.getOrDefault("ROUNDS", "5")),
        Long.parseLong(environment.getOrDefault("SEED", "1")));
  }

  /** A file in the folder for outputs. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The reference tool, for goals that need it. */
  Path requireTool() {
    Path found = tool;
    if (found == null) {
      throw new IllegalArgumentException(
          "the reference tool is needed: see examples/benchmarks/reference-tool.sh");
    }
    return found;
  }

  /**
   * The command line on a Java.
   *
   * @param javaOptions for the JVM, such as {@code -Xmx256m}
   * @param answer the file among {@code words} that it writes, or else where its output goes
   */
  Program cli(Jdk jdk, String javaOptions, Path answer, List<String> words) {
    List<String> all =
        new ArrayList<>(
            pageowner.isEmpty() ? List.of(jdk.java(), "-jar", jar.toString()) : pageowner);
    all.addAll(words);
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("PATH", jdk.home().resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    if (!javaOptions.isEmpty()) {
      environment.put("JDK_JAVA_OPTIONS", javaOptions);
    }
    return Program.answering("pageowner, " + jdk.name(), all, environment, answer);
  }
}
