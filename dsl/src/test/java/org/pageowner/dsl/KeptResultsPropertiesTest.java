package org.pageowner.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpSource;
import org.pageowner.dsl.plan.Plan;

/**
 * What queries compute from the distinct values of a dump is kept for later queries of any thread;
 * their answers are those over a dump of which nothing is known yet.
 */
class KeptResultsPropertiesTest {
  private static final int THREADS = 3;

  @Provide
  Arbitrary<byte[]> dumps() {
    return DumpTexts.mixed();
  }

  @Provide
  Arbitrary<List<String>> questions() {
    return Arbitraries.of(
            "--cull=module",
            "--cull=module,order --across=node",
            "--cull=frames",
            "--cull=frames,module",
            "--cull=callpath",
            "--cull=path(2)",
            "--cull='first(\"*alloc*\")'",
            "--cull='first(\"*sys*|*_thread\")'",
            "--cull=usage",
            "--cull=allocator",
            "--cull=node,zone --measure=distinct(module)",
            "--cull=pid --where='stacktrace like \"** < *alloc* < **\"'",
            "--cull=pid --where='frame ~ \"alloc\"'",
            "--where=early --cull=order")
        .list()
        .ofMinSize(2)
        .ofMaxSize(8);
  }

  @Property(tries = 60)
  void answers_areThoseOfTheFirstQuery(
      @ForAll("dumps") byte[] text, @ForAll("questions") List<String> questions) throws Exception {
    Dump shared = dump(text);
    List<String> expected = new ArrayList<>();
    for (String question : questions) {
      expected.add(answer(dump(text), question));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        tasks.add(
            () -> {
              List<String> answers = new ArrayList<>();
              for (String question : questions) {
                answers.add(answer(shared, question));
              }
              return answers;
            });
      }
      for (Future<List<String>> answers : threads.invokeAll(tasks)) {
        assertEquals(expected, answers.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Dump dump(byte[] text) {
    return Dump.read(DumpSource.of(new ByteArrayInputStream(text)));
  }

  private static String answer(Dump dump, String question) {
    return Query.from(dump).with(Plan.parse(question)).run().toString();
  }
}
