package org.pageowner.benchmarks.measure;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Something that is run in turn with others. */
public interface Contender {
  /** Its name in the tables. */
  String name();

  /**
   * Runs once.
   *
   * @throws IOException if it fails
   */
  Outcome run() throws IOException;

  /** Runs within this process; the answer's text is made outside of the time. */
  static Contender inProcess(String name, Callable<?> work) {
    return new Contender() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Outcome run() throws IOException {
        try {
          long start = System.nanoTime();
          Object answer = work.call();
          double seconds = (System.nanoTime() - start) / 1e9;
          return new Outcome(seconds, 0, String.valueOf(answer));
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new IOException(name, e);
        }
      }
    };
  }
}
