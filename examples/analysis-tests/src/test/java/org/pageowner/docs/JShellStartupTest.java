package org.pageowner.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
