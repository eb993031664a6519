package org.pageowner.dsl.internal.engine;

import java.io.IOException;
import org.pageowner.core.record.ReadReport;

/**
 * Makes an answer of the rows of a result.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface ResultSink<T> {
  /** Takes the rows, and the report on the input that was read. */
  T take(ResultRows result, ReadReport report) throws IOException;
}
