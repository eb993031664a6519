package org.pageowner.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {
  @Test
  void require_ofDifferentAnswers_throwsWithBoth() {
    Samples own = samples("own", "3 rows");
    Samples peer = samples("peer", "4 rows");
    IOException e = assertThrows(IOException.class, () -> Agreement.require(List.of(own, peer)));
    assertEquals("the answers differ: own: 3 rows; peer: 4 rows", e.getMessage());
  }

  @Test
  void require_passesOverYardsticks() throws IOException {
    Agreement.require(List.of(samples("wc", ""), samples("own", "3"), samples("cat", "")));
    assertThrows(
        IOException.class,
        () ->
            Agreement.require(
                List.of(samples("wc", ""), samples("own", "3"), samples("peer", "4"))));
  }

  @Test
  void sum_ofFilesThatDifferInOneByte_differs(@TempDir Path folder) throws IOException {
    Path one = Files.writeString(folder.resolve("one"), "12 times, 12 pages:\n");
    Path other = Files.writeString(folder.resolve("other"), "12 times, 13 pages:\n");
    assertNotEquals(Agreement.sum(one), Agreement.sum(other));
    assertTrue(Agreement.sum(one).startsWith("20:"), Agreement.sum(one));
  }

  @Test
  void programs_thatWriteDifferentFiles_doNotAgree(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");
    List<Program> programs =
        List.of(
            Program.answering("cat", List.of("echo", "one"), Map.of(), out),
            Program.answering("sh", List.of("sh", "-c", "echo two"), Map.of(), out));
    List<Samples> all = Rounds.run(2, programs);
    assertThrows(IOException.class, () -> Agreement.require(all));
  }

  @Test
  void program_thatWritesNothing_hasNoAnswerOfAnother(@TempDir Path folder) throws IOException {
    Path out = Files.writeString(folder.resolve("out"), "what another one wrote");
    Program idle =
        Program.answering("idle", List.of("sh", "-c", ":", out.toString()), Map.of(), out);
    assertThrows(IOException.class, idle::run);
  }

  private static Samples samples(String name, String answer) {
    Samples samples = new Samples(name);
    samples.add(new Outcome(1, 0, answer));
    return samples;
  }
}
