package org.pageowner.dsl.internal.engine.column;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkCensusRows;
import org.pageowner.core.record.Allocators;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.GfpMask;
import org.pageowner.core.record.PageFlags;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;

/** Values of keys as rows of a census give them, and the values that follow from others. */
final class CensusValues {
  private static final String CALLPATH = KeyCatalogue.CALLPATH.name();
  private static final String STACKTRACE = KeyCatalogue.STACKTRACE.name();

  /**
   * Keys whose values depend on data that a census does not have. The pages of a record are
   * unknown: a row has those of all its records.
   */
  private static final Set<Key<?>> GIVEN_ALONE =
      Set.of(
          KeyCatalogue.ALLOCATOR,
          KeyCatalogue.USAGE,
          KeyCatalogue.USAGE_RULE,
          KeyCatalogue.SLAB,
          KeyFunction.PAGES);

  private CensusValues() {}

  /**
   * Returns whether a key that a census does not give follows from the columns that its rows have.
   * If it does not, its values are absent: a stack of functions alone, for example, has no module.
   */
  static boolean isComputed(CensusRows census, Key<?> key) {
    boolean hasStack = census.keys().contains(STACKTRACE);
    KeyFunction function = key.function().orElse(null);
    if (key.equals(KeyCatalogue.CALLPATH)) {
      return functions(census) == Integer.MAX_VALUE;
    }
    if (function instanceof KeyFunction.Path path) {
      return functions(census) >= path.frames();
    }
    if (function instanceof KeyFunction.FrameAt frame) {
      return functions(census) >= frame.number();
    }
    if (key.equals(KeyCatalogue.MODULE) || function instanceof KeyFunction.FirstFrame) {
      return hasStack;
    }
    return !GIVEN_ALONE.contains(key);
  }

  /** Returns the number of functions of call paths that a census gives, from the caller outward. */
  private static int functions(CensusRows census) {
    List<String> keys = census.keys();
    if (keys.contains(STACKTRACE) || keys.contains(CALLPATH)) {
      return Integer.MAX_VALUE;
    }
    return keys.stream().mapToInt(BulkCensusRows::pathFunctions).max().orElse(0);
  }

  /** Returns the code of a number, a flag or an allocator. */
  static long code(Key<?> key, String text) {
    if (key instanceof NumberKey) {
      return Long.parseLong(text);
    }
    return key instanceof FlagKey ? (text.equals("true") ? 1 : 0) : allocatorBits(text);
  }

  /** Returns the value of a key in a row of a census; {@code null} if it is absent. */
  static @Nullable Object value(Key<?> key, String text) {
    if (key instanceof NumberKey) {
      return Long.parseLong(text);
    }
    if (key instanceof FlagKey) {
      return text.equals("true");
    }
    if (key.equals(KeyCatalogue.ALLOCATOR)) {
      return Allocators.of(allocatorBits(text));
    }
    if (key.equals(KeyCatalogue.GFP)) {
      return GfpMask.parse(text);
    }
    if (key.equals(KeyCatalogue.FLAGS)) {
      return PageFlags.parse(text);
    }
    return key instanceof StackKey ? StackTrace.of(frames(text)) : text;
  }

  private static List<Frame> frames(String text) {
    return text.isEmpty()
        ? List.of()
        : List.of(text.split("\n", -1)).stream().map(Frame::parse).toList();
  }

  private static int allocatorBits(String text) {
    int bits = 0;
    for (String name : text.split("\n", -1)) {
      bits |=
          switch (name) {
            case "CMA" -> Allocators.CMA;
            case "SLAB" -> Allocators.SLAB;
            case "VMALLOC" -> Allocators.VMALLOC;
            case "OTHERS" -> Allocators.OTHERS;
            default -> 0;
          };
    }
    return bits;
  }
}
