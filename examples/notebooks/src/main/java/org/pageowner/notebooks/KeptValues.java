package org.pageowner.notebooks;

import java.lang.reflect.Method;
import java.util.Map;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this virtual machine, and keeps the value of the last one: JShell returns only
 * its text.
 */
final class KeptValues implements ExecutionControlProvider {
  private @Nullable Object last;

  /** The value of the last snippet; forgotten when it is taken. */
  @Nullable Object take() {
    Object taken = last;
    last = null;
    return taken;
  }

  @Override
  public String name() {
    return "kept-values";
  }

  @Override
  public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
    return new DirectExecutionControl() {
      @Override
      protected String invoke(Method snippet) throws Exception {
        last = snippet.invoke(null);
        return valueString(last);
      }
    };
  }
}
