package org.pageowner.dsl.plan;

import java.util.EnumSet;
import org.pageowner.core.record.StackTrace;

/**
 * A key whose values are stack traces, or call paths: stacks of function names alone.
 *
 * <p>Conditions about the frames of the allocating stack are those of {@link FrameTerm#FRAME}.
 */
public final class StackKey extends Key<StackTrace> {
  StackKey(String name, String abbreviation, String description, EnumSet<Use> uses) {
    super(name, abbreviation, description, uses);
  }

  StackKey(KeyFunction function) {
    super(function);
  }
}
