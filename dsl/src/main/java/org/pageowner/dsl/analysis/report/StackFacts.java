package org.pageowner.dsl.analysis.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.Dump;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.StackTrace;

/**
 * The module, the caller and the node of each stack of a dump's dictionary, by its id; each is
 * computed once.
 */
final class StackFacts {
  private static final int UNKNOWN = -2;
  private static final String NO_STACK = "(no stack)";

  /** The module of a caller that is a bare address. */
  private static final String UNKNOWN_MODULE = "(unknown module)";

  private static final String UNKNOWN_CALLER = "(unknown caller)";

  private final Names names;
  private final StackNodes nodes;
  private final @Nullable Dictionary<StackTrace> stacks;
  private final int[] modules;
  private final int[] callers;
  private final int[] leaves;

  StackFacts(Dump dump, Names names, StackNodes nodes) {
    this.names = names;
    this.nodes = nodes;
    this.stacks = dump.batches().isEmpty() ? null : dump.batches().get(0).stack().dictionary();
    int size = stacks == null ? 0 : stacks.size();
    this.modules = filled(size + 1);
    this.callers = filled(size + 1);
    this.leaves = filled(size + 1);
  }

  private static int[] filled(int size) {
    int[] values = new int[size];
    Arrays.fill(values, UNKNOWN);
    return values;
  }

  /** Returns the number of stacks, one for records without a stack among them. */
  int size() {
    return modules.length;
  }

  /** Returns the position of a stack's id in arrays of this size. */
  int index(int stack) {
    return stack == DictionaryColumn.ABSENT ? modules.length - 1 : stack;
  }

  /** Returns the name of the module at an index. */
  int module(int index) {
    compute(index);
    return modules[index];
  }

  /** Returns the name of the caller at an index. */
  int caller(int index) {
    compute(index);
    return callers[index];
  }

  /** Returns the innermost node of the stack at an index. */
  int leaf(int index) {
    compute(index);
    return leaves[index];
  }

  private void compute(int index) {
    if (modules[index] != UNKNOWN) {
      return;
    }
    StackTrace stack = stacks == null || index == stacks.size() ? null : stacks.value(index);
    String module = stack == null ? null : stack.module();
    String caller = stack == null ? null : stack.caller();
    boolean isAbsent = stack == null || stack.isEmpty();
    modules[index] = names.add(module != null ? module : isAbsent ? NO_STACK : UNKNOWN_MODULE);
    callers[index] = names.add(caller != null ? caller : isAbsent ? NO_STACK : UNKNOWN_CALLER);
    leaves[index] = nodes.add(stack);
  }
}
