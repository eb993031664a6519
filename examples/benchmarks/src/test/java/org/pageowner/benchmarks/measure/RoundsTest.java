package org.pageowner.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
  @Test
  void run_ofTwoContenders_takesTurns() throws IOException {
    List<String> order = new ArrayList<>();
    Contender a = Contender.inProcess("a", () -> order.add("a"));
    Contender b = Contender.inProcess("b", () -> order.add("b"));
    List<Samples> all = Rounds.run(3, List.of(a, b));
    assertEquals(List.of("a", "b", "a", "b", "a", "b"), order);
    assertEquals(3, all.get(0).seconds().size());
  }

  @Test
  void run_ofAContenderThatChangesItsAnswer_throws() {
    AtomicInteger calls = new AtomicInteger();
    Contender fickle = Contender.inProcess("fickle", calls::incrementAndGet);
    IOException e = assertThrows(IOException.class, () -> Rounds.run(2, List.of(fickle)));
    assertEquals("the answers differ: fickle before: 1; fickle now: 2", e.getMessage());
  }

  @Test
  void run_ofAProgramThatFails_throwsWithWhatItSays(@TempDir Path folder) {
    Program broken =
        Program.answering(
            "broken",
            List.of("sh", "-c", "echo no such dump >&2; exit 3"),
            Map.of(),
            folder.resolve("answer"));
    IOException e = assertThrows(IOException.class, broken::run);
    assertTrue(String.valueOf(e.getMessage()).contains("exit status 3"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("no such dump"), e.getMessage());
  }

  @Test
  void over_comparesRoundByRound() {
    Samples slow = samples(2, 8, 3);
    Samples fast = samples(1, 2, 1);
    assertEquals(new Spread(2, 3, 4), slow.over(fast));
  }

  @Test
  void over_ofOneLongRun_comparesItWithEach() {
    assertEquals(new Spread(5, 10, 20), samples(20).over(samples(1, 2, 4)));
  }

  @Test
  void spread_ofAnEvenCount_hasTheMeanOfTheMiddle() {
    assertEquals(new Spread(1, 2.5, 9), Spread.of(List.of(9.0, 1.0, 2.0, 3.0)));
    assertEquals("2.50 (1.00 to 120)", new Spread(1, 2.5, 120).toString());
  }

  private static Samples samples(double... seconds) {
    Samples samples = new Samples("samples");
    for (double each : seconds) {
      samples.add(new Outcome(each, 0, ""));
    }
    return samples;
  }
}
