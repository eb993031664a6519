package org.pageowner.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Glob;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Plan;

/** A reference implementation of keys that are computed from others. */
final class NaiveKeys {
  private static final ThreadLocal<Long> NOW = ThreadLocal.withInitial(() -> 0L);

  private NaiveKeys() {}

  /** Sets the time from which ages count until it is set again. */
  static void setNow(Plan plan, List<PageRecord> records) {
    NOW.set(
        plan.referenceTime()
            .orElseGet(
                () ->
                    records.stream()
                        .map(PageRecord::allocTs)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)));
  }

  static @Nullable Object value(PageRecord record, Key<?> key) {
    if (key.name().equals("age")) {
      return record.allocTs() == null ? null : NOW.get() - record.allocTs();
    }
    if (key.name().equals("callpath")) {
      List<String> path = path(record);
      return path.isEmpty() ? null : stack(path);
    }
    if (key.name().equals("pages")) {
      return record.pages() == 0 ? null : record.pages();
    }
    KeyFunction function = key.function().orElseThrow();
    if (function instanceof KeyFunction.Path path) {
      List<String> names = path(record);
      return names.isEmpty() ? null : stack(names.stream().limit(path.frames()).toList());
    }
    if (function instanceof KeyFunction.FrameAt at) {
      List<String> names = path(record);
      return names.size() < at.number() ? null : names.get(at.number() - 1);
    }
    if (function instanceof KeyFunction.FirstFrame first) {
      return first(record, first.globs());
    }
    if (function instanceof KeyFunction.Bucket bucket) {
      Long number = (Long) NaiveRecords.value(record, bucket.key());
      return number == null ? null : Math.floorDiv(number, bucket.width()) * bucket.width();
    }
    if (function instanceof KeyFunction.Log2 log2) {
      Long number = (Long) NaiveRecords.value(record, log2.key());
      return number == null || number < 0 ? null : (Long) powerOfTwo(number);
    }
    KeyFunction.Extract extract = (KeyFunction.Extract) function;
    String text = (String) NaiveRecords.value(record, extract.key());
    Matcher matcher = text == null ? null : Pattern.compile(extract.regex()).matcher(text);
    return matcher == null || !matcher.find()
        ? null
        : matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
  }

  private static long powerOfTwo(long number) {
    long power = number == 0 ? 0 : 1;
    while (power <= number / 2 && power > 0) {
      power *= 2;
    }
    return power;
  }

  private static List<String> path(PageRecord record) {
    List<String> names = new ArrayList<>();
    StackTrace stack = record.stack();
    if (stack != null) {
      boolean all = stack.frames().stream().allMatch(Frame::isAllocator);
      for (Frame frame : stack.frames()) {
        if (all || !names.isEmpty() || !frame.isAllocator()) {
          names.add(name(frame));
        }
      }
    }
    return names;
  }

  private static StackTrace stack(List<String> names) {
    return StackTrace.parse(String.join("\n", names));
  }

  private static @Nullable String first(PageRecord record, String globs) {
    StackTrace stack = record.stack();
    for (Frame frame : stack == null ? List.<Frame>of() : stack.frames()) {
      for (String glob : globs.split("\\|", -1)) {
        Glob pattern = Glob.parse(glob);
        String symbol = frame.symbol() == null ? frame.text() : frame.symbol();
        if (pattern.matches(symbol) || pattern.matches(name(frame))) {
          return name(frame);
        }
      }
    }
    return null;
  }

  /** Tries all ways to assign frames to the names of a sequence, from each frame. */
  static boolean hasSequence(StackTrace stack, String sequence) {
    List<String> names = new ArrayList<>(List.of(sequence.split(" < ", -1)));
    boolean isFirst = names.get(0).equals("^");
    boolean isLast = names.get(names.size() - 1).equals("$");
    names.removeIf(name -> name.equals("^") || name.equals("$"));
    if (!isFirst) {
      names.add(0, "**");
    }
    if (!isLast) {
      names.add("**");
    }
    return matches(names, stack.frames());
  }

  private static boolean matches(List<String> names, List<Frame> frames) {
    if (names.isEmpty()) {
      return frames.isEmpty();
    }
    List<String> rest = names.subList(1, names.size());
    if (names.get(0).equals("**")) {
      return matches(rest, frames)
          || (!frames.isEmpty() && matches(names, frames.subList(1, frames.size())));
    }
    return !frames.isEmpty()
        && frames.get(0).hasName(Glob.parse(names.get(0))::matches)
        && matches(rest, frames.subList(1, frames.size()));
  }

  static String name(Frame frame) {
    String function = frame.function();
    return function == null ? frame.text() : function;
  }
}
