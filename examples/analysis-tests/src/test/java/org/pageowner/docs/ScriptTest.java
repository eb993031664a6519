package org.pageowner.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageowner.dsl.Keys.CALLER;
import static org.pageowner.dsl.Keys.EARLY;
import static org.pageowner.dsl.Keys.MODULE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.export.Format;
import org.pageowner.testing.Samples;

/** The script of one file runs as its page shows it. */
class ScriptTest {
  private static final Path SCRIPT = Repository.root().resolve("examples/scripts/Top.java");
  private static final Path PAGE = Repository.root().resolve("docs/how-to/write-a-script.md");

  @Test
  void page_showsTheScript() {
    List<String> shown = MarkdownPage.read(PAGE).blocks("java").get(0).lines();

    assertEquals(Repository.text(SCRIPT).lines().toList(), shown);
    Coordinates dsl = Coordinates.published().get(1);
    assertEquals(
        "//DEPS %s:%s:%s".formatted(dsl.groupId(), dsl.artifactId(), dsl.version()), shown.get(2));
  }

  @Test
  void script_inOneFile_printsTheTopCallers() throws IOException, InterruptedException {
    Path dump = Samples.path(Samples.V6_12_B);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                SCRIPT.toString(),
                dump.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), UTF_8);

    StringBuilder expected = new StringBuilder();
    Query.from(dump)
        .where(EARLY.not())
        .cull(CALLER, MODULE)
        .limit(5)
        .run()
        .writeTo(expected, Format.TEXT);
    assertEquals(expected.toString(), printed);
    assertEquals(0, java.waitFor());
  }
}
