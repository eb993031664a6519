package org.pageowner.dsl.internal.engine.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.TimeStamp;
import org.pageowner.dsl.internal.lexer.Spelling;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;
import org.pageowner.dsl.plan.TextTerm;

/** A condition on one key that no record meets, and why, in words. */
final class UnmetCondition {
  private static final Pattern KERNELS = Pattern.compile("\\(kernels? ([^)]*)\\)");

  private final Condition condition;
  private final List<Object> values;
  private final long @Nullable [] bounds;

  /**
   * A condition.
   *
   * @param values the distinct values of its column, as far as they are names
   * @param bounds the smallest and the largest value of a column of numbers
   */
  UnmetCondition(Condition condition, List<Object> values, long @Nullable [] bounds) {
    this.condition = condition;
    this.values = values;
    this.bounds = bounds;
  }

  /** Returns the key of a condition; {@code null} for frames. */
  static @Nullable Key<?> key(Condition condition) {
    if (condition instanceof Condition.NumberIn in) {
      return in.key();
    } else if (condition instanceof Condition.NumberRange range) {
      return range.key();
    } else if (condition instanceof Condition.MaskHas has) {
      return has.key();
    } else if (condition instanceof Condition.StackLike like) {
      return like.key();
    } else if (condition instanceof Condition.Present test) {
      return test.key();
    } else if (condition instanceof FlagKey flag) {
      return flag;
    }
    return term(condition) instanceof Key<?> key ? key : null;
  }

  static @Nullable TextTerm term(Condition condition) {
    return condition instanceof Condition.TextIn in
        ? in.term()
        : condition instanceof Condition.TextLike like
            ? like.term()
            : condition instanceof Condition.TextMatches matches ? matches.term() : null;
  }

  /** Returns why no value meets the condition; {@code null} if there is no more to say. */
  @Nullable String text() {
    if (condition instanceof Condition.MaskHas has) {
      return missing(has.names(), "flag ", null, (mask, name) -> ((Mask) mask).has(name));
    }
    if (condition instanceof Condition.TextIn in) {
      return missing(
          in.values(),
          in.term().name() + " ",
          in.term(),
          (value, name) -> names(in.term(), value).anyMatch(name::equals));
    }
    if (condition instanceof Condition.StackLike like) {
      return sequence(like);
    }
    if (condition instanceof Condition.TextLike like) {
      return glob(like);
    }
    return bounds != null && key(condition) instanceof NumberKey key
        ? "no record meets %s; the input has %s"
            .formatted(condition, range(key, bounds[0], bounds[1]))
        : null;
  }

  private @Nullable String sequence(Condition.StackLike like) {
    Key<?> key = like.key();
    String missing =
        missing(
            like.matcher().names(),
            "function ",
            null,
            (stack, name) -> ((StackTrace) stack).calls(name));
    if (missing != null) {
      return key.equals(KeyCatalogue.CALLPATH)
          ? missing + " outside of the allocators; stacktrace has those too"
          : missing;
    }
    Condition.StackLike reversed = reversed(like);
    StackKey.Sequence matcher = reversed.matcher();
    return values.stream().anyMatch(stack -> matcher.matches((StackTrace) stack))
        ? "no record meets %s; the innermost function is first, and some meet %s"
            .formatted(like, reversed)
        : null;
  }

  /** Returns the condition on the frames in the other order. */
  private static Condition.StackLike reversed(Condition.StackLike like) {
    List<String> names = new ArrayList<>(Arrays.asList(like.sequence().split(" < ")));
    Collections.reverse(names);
    names.replaceAll(name -> name.equals("^") ? "$" : name.equals("$") ? "^" : name);
    return new Condition.StackLike(like.key(), String.join(" < ", names));
  }

  private static @Nullable String glob(Condition.TextLike like) {
    String term = like.term().name();
    String glob = like.glob();
    if (glob.indexOf('<') >= 0 && isFunction(like.term())) {
      return "%s is one function; a sequence of functions is stacktrace like '...'".formatted(term);
    }
    if (hasWildcard(glob)) {
      return null;
    }
    if (glob.indexOf('%') >= 0) {
      return "%% is no wildcard of like, * is: %s"
          .formatted(new Condition.TextLike(like.term(), glob.replace('%', '*')));
    }
    String quote = glob.contains("'") ? "\"" : "'";
    return "like %s%s%s has no wildcard: it matches that %s alone; like %1$s*%2$s*%1$s finds it within"
        .formatted(quote, glob, quote, term);
  }

  /** Returns what would have the missing name: a record, or a stack that is not the whole one. */
  private String holder() {
    Key<?> key = key(condition);
    return key instanceof StackKey && !key.equals(KeyCatalogue.STACKTRACE) ? key.name() : "record";
  }

  private static boolean isFunction(TextTerm term) {
    boolean isMade =
        term instanceof TextKey key
            && key.function()
                .filter(
                    f -> f.kind() == KeyFunction.Kind.FRAME || f.kind() == KeyFunction.Kind.FIRST)
                .isPresent();
    return isMade || term instanceof FrameTerm || KeyCatalogue.CALLER.equals(term);
  }

  /** Returns that no record has the key, and which kernels print it. */
  String absent(ReadReport report) {
    Key<?> key = key(condition);
    String records = String.format(Locale.ROOT, "is in none of the %,d records", report.records());
    if (key == null) {
      return "a stack " + records;
    }
    Matcher kernels = KERNELS.matcher(key.description());
    return key
        + " "
        + records
        + (kernels.find() ? "; kernels " + kernels.group(1) + " print it" : "");
  }

  private static String range(NumberKey key, long min, long max) {
    return key.isTime()
        ? key + " from " + TimeStamp.text(min) + " to " + TimeStamp.text(max)
        : new Condition.NumberRange(key, min, max).toString();
  }

  /** Whether a value has a name. */
  private interface Naming {
    boolean has(Object value, String name);
  }

  /** Returns a line if no value has any of the names, with the nearest name that a value has. */
  private @Nullable String missing(
      List<String> names, String noun, @Nullable TextTerm term, Naming naming) {
    Predicate<String> unknown = name -> values.stream().noneMatch(value -> naming.has(value, name));
    // All flags and functions are required, but only one of the texts.
    if (term == null ? names.stream().noneMatch(unknown) : !names.stream().allMatch(unknown)) {
      return null;
    }
    List<String> missing = names.stream().filter(unknown).toList();
    Set<String> known =
        values.stream()
            .flatMap(value -> names(term, value))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> nearest =
        missing.stream()
            .map(name -> nearest(name, known, term))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    String longer = term != null && missing.size() == 1 ? longer(missing.get(0), known, term) : "";
    return "no "
        + holder()
        + " has the "
        + noun
        + String.join(", ", missing)
        + (!longer.isEmpty()
            ? longer
            : nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest))
        + wildcards(missing, term);
  }

  /** Returns the name that starts with another one; of several, as of numbered tasks, a glob. */
  private static String longer(String name, Set<String> known, TextTerm term) {
    List<String> longer = known.stream().filter(k -> k.startsWith(name)).limit(2).toList();
    if (longer.isEmpty() || hasWildcard(name)) {
      return "";
    }
    return longer.size() == 1
        ? "; nearest: " + longer.get(0)
        : "; others start with it: " + new Condition.TextLike(term, name + "*");
  }

  /** Returns the nearest known name; of a function the one without the suffixes of a build. */
  private static String nearest(String name, Set<String> known, @Nullable TextTerm term) {
    if (term != null && isFunction(term)) {
      String function = Frame.parse(name + "+0x0/0x0").function();
      if (function != null && known.contains(function)) {
        return function;
      }
    }
    return Spelling.closest(name, known);
  }

  private static String wildcards(List<String> names, @Nullable TextTerm term) {
    if (term == null) {
      return "";
    }
    return names.stream()
        .filter(UnmetCondition::hasWildcard)
        .findFirst()
        .map(name -> "; wildcards are for like: " + new Condition.TextLike(term, name))
        .orElse("");
  }

  private static boolean hasWildcard(String text) {
    return text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  private static Stream<String> names(@Nullable TextTerm term, Object value) {
    if (value instanceof Mask mask) {
      return mask.names().stream();
    }
    if (value instanceof StackTrace stack) {
      Stream<Frame> frames =
          KeyCatalogue.CALLER.equals(term)
              ? Stream.ofNullable(stack.callerFrame())
              : stack.frames().stream();
      return frames.flatMap(
          frame -> Stream.of(name(frame.function(), frame), name(frame.symbol(), frame)));
    }
    return Stream.of(value.toString());
  }

  private static String name(@Nullable String name, Frame frame) {
    return name == null ? frame.text() : name;
  }
}
