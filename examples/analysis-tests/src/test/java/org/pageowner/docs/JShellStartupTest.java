package org.pageowner.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;
import org.pageowner.testing.Samples;

/** The start-up file for JShell makes the documented names available. */
class JShellStartupTest {
  private static final Path STARTUP = Repository.root().resolve("examples/notebooks/pageowner.jsh");

  @Test
  void startup_importsWhatAQueryNeeds() {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      runAll(shell, Repository.text(STARTUP));

      String path = Samples.path(Samples.V6_12_B).toString().replace("\\", "\\\\");
      runAll(shell, "Dump dump = Dump.read(Path.of(\"" + path + "\"));");
      SnippetEvent table =
          runAll(shell, "Query.from(dump).where(EARLY.not()).cull(MODULE).limit(1).run()");
      SnippetEvent summary = runAll(shell, "Summary.of(dump).pages()");

      assertTrue(table.value().contains("vmlinux"), table.value());
      assertEquals("2309", summary.value());
    }
  }

  @Test
  void show_answer_printsAllRows() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      runAll(shell, Repository.text(STARTUP));
      String path = Samples.path(Samples.V6_12_B).toString().replace("\\", "\\\\");
      runAll(shell, "show(Query.from(Path.of(\"" + path + "\")).run());");
      runAll(shell, "show(\"" + "x".repeat(10_000) + "\");");
    } finally {
      System.setOut(before);
    }

    List<String> lines = printed.toString(UTF_8).lines().toList();
    assertTrue(lines.get(0).endsWith("stacktrace"), lines.get(0));
    assertEquals(144, lines.stream().limit(146).filter(l -> l.matches(" *\\d+  .*")).count());
    assertEquals("x".repeat(10_000), lines.get(lines.size() - 1));
  }

  private static SnippetEvent runAll(JShell shell, String text) {
    String rest = text;
    SnippetEvent last = null;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      List<SnippetEvent> events = shell.eval(next.source() == null ? rest : next.source());
      for (SnippetEvent event : events) {
        assertEquals(Status.VALID, event.status(), () -> event.snippet().source());
        last = event;
      }
      rest = next.remaining();
    }
    return last;
  }
}
