package org.pageowner.dsl.internal.engine.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.engine.column.KeyBinding.Derived;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfKeyNumber;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfKeyText;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfSeveral;
import org.pageowner.dsl.plan.Glob;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * The bindings of keys that are no fields of records: the call path, the age, and the keys that
 * functions make. Each is derived once for each distinct stack or text.
 */
final class ComputedKeys {
  private ComputedKeys() {}

  /** Returns the binding of a key. */
  static KeyBinding binding(Key<?> key) {
    if (key.equals(KeyCatalogue.CALLPATH)) {
      return path(KeyCatalogue.CALLPATH, Integer.MAX_VALUE);
    }
    if (key.equals(KeyCatalogue.FRAMES)) {
      return new KeyBinding.OfFunctions(KeyCatalogue.FRAMES);
    }
    if (key.equals(KeyCatalogue.AGE)) {
      return new KeyBinding.OfAge(KeyCatalogue.AGE);
    }
    if (key.equals(KeyFunction.PAGES)) {
      return pages();
    }
    KeyFunction function =
        key.function().orElseThrow(() -> new IllegalArgumentException("no such key: " + key));
    if (function instanceof KeyFunction.Path path) {
      return path((StackKey) key, path.frames());
    }
    if (function instanceof KeyFunction.FrameAt frame) {
      int index = frame.number() - 1;
      return new Derived<>((TextKey) key, KeySource.STACK, stack -> frameAt(stack, index));
    }
    if (function instanceof KeyFunction.FirstFrame first) {
      List<Glob> globs = first.alternatives();
      return new Derived<>((TextKey) key, KeySource.STACK, stack -> firstFrame(stack, globs));
    }
    if (function instanceof KeyFunction.Bucket bucket) {
      return new OfKeyNumber((NumberKey) key, bucket.key(), new Buckets(bucket.width()));
    }
    if (function instanceof KeyFunction.Log2 log2) {
      return new OfKeyNumber((NumberKey) key, log2.key(), ComputedKeys::powerOfTwo);
    }
    if (function instanceof KeyFunction.Extract extract) {
      RegexSearch search = new RegexSearch(extract.pattern());
      return new OfKeyText((TextKey) key, extract.key(), text -> extract(search, text));
    }
    throw new AssertionError("unsupported function: " + function);
  }

  private static KeyBinding path(StackKey key, int frames) {
    return new Derived<>(key, KeySource.STACK, stack -> path(stack, frames));
  }

  /** A record without pages is one whose pages are unknown. */
  private static KeyBinding pages() {
    return new OfSeveral(
        KeyFunction.PAGES,
        List.of(),
        columns -> new MappedNumberColumn(columns.pages(), n -> n == 0 ? RowSlice.ABSENT : n),
        record -> record.pages() == 0 ? null : (Object) record.pages());
  }

  /** Returns the functions from the caller outward, at most {@code frames}. */
  private static @Nullable StackTrace path(StackTrace stack, int frames) {
    if (stack.isEmpty()) {
      return null;
    }
    List<Frame> outward = stack.fromCaller().frames();
    return StackTrace.of(
        outward.subList(0, Math.min(frames, outward.size())).stream()
            .map(frame -> Frame.parse(name(frame)))
            .toList());
  }

  private static @Nullable String frameAt(StackTrace stack, int index) {
    List<Frame> outward = stack.fromCaller().frames();
    return index < outward.size() ? name(outward.get(index)) : null;
  }

  private static @Nullable String firstFrame(StackTrace stack, List<Glob> globs) {
    for (Frame frame : stack.frames()) {
      if (frame.hasName(name -> globs.stream().anyMatch(glob -> glob.matches(name)))) {
        return name(frame);
      }
    }
    return null;
  }

  /** Returns the name without the additions of a build; the text of a frame without a name. */
  static String name(Frame frame) {
    String function = frame.function();
    return function == null ? frame.text() : function;
  }

  private static @Nullable String extract(RegexSearch search, String text) {
    String part = search.extract(text);
    return part == null ? null : ByteText.canonical(part);
  }

  private static long powerOfTwo(long number) {
    return number < 0 ? RowSlice.ABSENT : Long.highestOneBit(number);
  }
}
