package org.pageowner.benchmarks.goals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** An installed Java, by its home and its name in the tables: {@code JDK 17}. */
record Jdk(Path home, String name, String version) {
  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    }
    String version = release.getProperty("JAVA_VERSION", "?").replace("\"", "");
    return new Jdk(home, "JDK " + Runtime.Version.parse(version).feature(), version);
  }

  /** The one that runs this. */
  static Jdk current() {
    Runtime.Version version = Runtime.version();
    Path home = Path.of(System.getProperty("java.home"));
    return new Jdk(home, "JDK " + version.feature(), version.toString());
  }

  String java() {
    return home.resolve("bin/java").toString();
  }
}
