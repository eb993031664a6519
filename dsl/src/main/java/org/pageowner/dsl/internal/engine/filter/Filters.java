package org.pageowner.dsl.internal.engine.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pageowner.core.record.Frame;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.RegexSearch;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.FrameTerm;
import org.pageowner.dsl.plan.Glob;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;
import org.pageowner.dsl.plan.TextTerm;

/** Compiles the conditions of a plan to filters of rows. */
public final class Filters {
  private final KeyColumns columns;

  /** A compiler over the columns of a run. */
  public Filters(KeyColumns columns) {
    this.columns = columns;
  }

  /** Returns filters all of which pass a row exactly if {@code condition} holds for it. */
  public List<RowFilter> each(Condition condition) {
    return condition instanceof Condition.And and
        ? and.conditions().stream().flatMap(part -> each(part).stream()).toList()
        : List.of(compile(condition));
  }

  /** Returns the filter that passes rows for which {@code condition} holds. */
  RowFilter compile(Condition condition) {
    if (condition instanceof Condition.And and) {
      return all(and.conditions().stream().map(this::compile).toList());
    }
    if (condition instanceof Condition.Or or) {
      return any(or.conditions().stream().map(this::compile).toList());
    }
    if (condition instanceof Condition.Not not) {
      return none(compile(not.condition()));
    }
    if (condition instanceof Condition.NumberIn in) {
      return number(columns.of(in.key()), in.values());
    }
    if (condition instanceof Condition.NumberRange range) {
      long low = range.atLeast() == null ? Long.MIN_VALUE : range.atLeast();
      long high = range.atMost() == null ? Long.MAX_VALUE : range.atMost();
      return new RangeFilter(columns.of(range.key()), low, high);
    }
    if (condition instanceof Condition.TextIn in) {
      Set<String> values = Set.copyOf(in.values());
      return names(in, in.term(), values::contains);
    }
    if (condition instanceof Condition.TextLike like) {
      Glob glob = like.matcher();
      return names(like, like.term(), glob::matches);
    }
    if (condition instanceof Condition.TextMatches matches) {
      RegexSearch search = new RegexSearch(matches.pattern());
      return texts(matches, matches.term(), search::find, frame -> search.find(frame.text()));
    }
    if (condition instanceof Condition.StackLike like) {
      StackKey.Sequence sequence = like.matcher();
      return CodeFilter.ofValues(
          like, columns.of(like.key()), stack -> sequence.matches((StackTrace) stack));
    }
    if (condition instanceof Condition.MaskHas has) {
      return CodeFilter.ofValues(
          has, columns.of(has.key()), mask -> has.names().stream().allMatch(((Mask) mask)::has));
    }
    if (condition instanceof FlagKey flag) {
      return CodeFilter.ofNumbers(columns.of(flag), code -> code != 0);
    }
    if (condition instanceof Condition.Present present) {
      return CodeFilter.isPresent(columns.of(present.key()));
    }
    throw new AssertionError("unsupported condition: " + condition);
  }

  /** Tests whole texts; functions pass under the name in the source and that of the build. */
  private RowFilter names(Condition condition, TextTerm term, Predicate<String> test) {
    return term.equals(KeyCatalogue.CALLER)
        ? stacks(
            condition,
            stack -> {
              Frame caller = stack.callerFrame();
              return caller != null && caller.hasName(test);
            })
        : texts(condition, term, test, frame -> frame.hasName(test));
  }

  private RowFilter texts(
      Condition condition, TextTerm term, Predicate<String> onText, Predicate<Frame> onFrame) {
    if (term instanceof TextKey key) {
      return CodeFilter.ofValues(condition, columns.of(key), text -> onText.test((String) text));
    }
    if (term instanceof FrameTerm) {
      return stacks(condition, stack -> stack.frames().stream().anyMatch(onFrame));
    }
    throw new AssertionError("unsupported term: " + term);
  }

  /** Returns a condition on stacks, evaluated once for each distinct stack. */
  private RowFilter stacks(Condition condition, Predicate<StackTrace> test) {
    return CodeFilter.ofValues(condition, columns.stack(), stack -> test.test((StackTrace) stack));
  }

  private static RowFilter number(KeyColumn column, List<Long> values) {
    if (values.size() == 1) {
      return new RangeFilter(column, values.get(0), values.get(0));
    }
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    return CodeFilter.ofNumbers(column, n -> Arrays.binarySearch(sorted, n) >= 0);
  }

  private static RowFilter all(List<RowFilter> tests) {
    return (slice, passed) -> {
      tests.get(0).test(slice, passed);
      boolean[] next = new boolean[slice.count()];
      for (RowFilter test : tests.subList(1, tests.size())) {
        test.test(slice, next);
        for (int row = 0; row < slice.count(); row++) {
          passed[row] &= next[row];
        }
      }
    };
  }

  private static RowFilter any(List<RowFilter> tests) {
    return (slice, passed) -> {
      tests.get(0).test(slice, passed);
      boolean[] next = new boolean[slice.count()];
      for (RowFilter test : tests.subList(1, tests.size())) {
        test.test(slice, next);
        for (int row = 0; row < slice.count(); row++) {
          passed[row] |= next[row];
        }
      }
    };
  }

  private static RowFilter none(RowFilter test) {
    return (slice, passed) -> {
      test.test(slice, passed);
      for (int row = 0; row < slice.count(); row++) {
        passed[row] = !passed[row];
      }
    };
  }
}
