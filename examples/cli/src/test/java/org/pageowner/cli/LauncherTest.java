package org.pageowner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pageowner.cli.failure.ExitCode;

/** The script that starts the jar, beside a jar that leads to the classes under test. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  @SuppressWarnings("NullAway.Init") // before each test
  private Path launcher;

  private record Ended(int code, String text) {}

  @BeforeEach
  void putTheJarBesideTheLauncher() throws IOException {
    Path place = Files.createDirectories(folder.resolve("a b"));
    launcher = Files.copy(Path.of("src/main/launcher/pageowner"), place.resolve("pageowner"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(place.resolve("pageowner.jar")), manifest).close();
  }

  @Test
  void launcher_runsTheJarBesideIt() throws Exception {
    Ended ended = run(launcher, "--version");
    assertTrue(ended.text().startsWith("pageowner "), ended.text());
    assertEquals(0, ended.code());
  }

  @Test
  void launcher_calledByALink_findsTheJar() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("po"), Path.of("a b", "pageowner"));
    Ended ended = run(link, "--version");
    assertTrue(ended.text().startsWith("pageowner "), ended.text());
  }

  @Test
  void launcher_handsOnWordsWithBlanksAndTheExitCode() throws Exception {
    Ended ended = run(launcher, "query", "no such file", "--where=pid = 1");
    assertEquals(ExitCode.FAILURE, ended.code());
    assertTrue(ended.text().contains("no such file: no such file"), ended.text());
  }

  /** A Java that prints its arguments. */
  private String startedWith(String options, String word) throws Exception {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    ProcessBuilder builder = builder(launcher, "info", word);
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().put("PAGEOWNER_JAVA_OPTIONS", options);
    return run(builder).text();
  }

  @Test
  void launcher_forARunningKernel_takesASmallHeapUnlessToldOtherwise() throws Exception {
    String live = "/sys/kernel/debug/page_owner";
    assertTrue(startedWith("", live).contains("-Xmx64m "), startedWith("", live));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(live));
    assertTrue(startedWith("", link.toString()).contains("-Xmx64m "));
    assertFalse(startedWith("-Xmx1g", live).contains("-Xmx64m"));
    assertFalse(startedWith("-XX:MaxRAMPercentage=10", live).contains("-Xmx64m"));
    assertFalse(startedWith("", "page_owner.txt").contains("-Xmx"));
  }

  @Test
  void launcher_withoutJava_saysWhatToDo() throws Exception {
    ProcessBuilder builder = builder(launcher, "--version");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", folder.toString());
    Ended ended = run(builder);
    assertEquals(1, ended.code());
    assertTrue(ended.text().contains("set JAVA_HOME"), ended.text());
  }

  @Test
  void launcher_wrongJavaHome_saysSo() throws Exception {
    ProcessBuilder builder = builder(launcher, "--version");
    builder.environment().put("JAVA_HOME", folder.toString());
    Ended ended = run(builder);
    assertEquals(1, ended.code());
    assertTrue(ended.text().startsWith("pageowner: no " + folder), ended.text());
  }

  private static Ended run(Path script, String... words) throws Exception {
    ProcessBuilder builder = builder(script, words);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return run(builder);
  }

  private static ProcessBuilder builder(Path script, String... words) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static Ended run(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), text);
  }
}
