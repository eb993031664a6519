package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import org.pageowner.core.record.ReadReport;

/**
 * Makes an answer from the rows of a result.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface ResultSink<T> {
  /** Returns the answer for the rows of a result and the report on the input. */
  T take(ResultRows result, ReadReport report) throws IOException;
}
