package org.pageowner.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.dsl.plan.Condition;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * Compiles filters of Spark to conditions that hold for the same records, or not at all.
 *
 * <p>Spark's filters have three truth values, and a row is kept where the filter is true;
 * conditions have two, and a comparison with an absent value is false. So a negation is compiled
 * down to the comparisons: {@code not (pid = 1)} is {@code pid present and not pid = 1}. Text is
 * compared as rows have it, so a text that is not in the form of {@link ByteText} is left to Spark,
 * and so is the order of texts, which Spark defines by the bytes of the form.
 */
final class FilterCompiler {
  /**
   * A compiled filter.
   *
   * @param condition holds for the records for which the filter is true
   * @param selectsNulls whether the filter is true for a row in which each key is absent
   */
  record Compiled(Condition condition, boolean selectsNulls) {}

  private FilterCompiler() {}

  /** Returns the compiled filter, or {@code null} if Spark has to evaluate it. */
  static @Nullable Compiled compile(Predicate filter) {
    try {
      Compiled compiled = compile(filter, false);
      boolean isText =
          compiled != null
              && Condition.parse(compiled.condition().toString()).equals(compiled.condition());
      return isText ? compiled : null;
    } catch (IllegalArgumentException e) {
      return null; // nested too deeply, for example
    }
  }

  private static @Nullable Compiled compile(Expression filter, boolean negated) {
    if (!(filter instanceof Predicate predicate)) {
      return null;
    }
    Expression[] children = predicate.children();
    return switch (predicate.name()) {
      case "NOT" -> compile(children[0], !negated);
      case "AND" -> combine(children, negated, negated);
      case "OR" -> combine(children, negated, !negated);
      default -> {
        Key<?> key = key(children);
        yield key == null ? null : test(key, predicate.name(), children, negated);
      }
    };
  }

  private static @Nullable Compiled combine(Expression[] parts, boolean negated, boolean any) {
    Compiled all = null;
    for (Expression part : parts) {
      Compiled next = compile(part, negated);
      if (next == null) {
        return null;
      }
      all = all == null ? next : combine(all, next, any);
    }
    return all;
  }

  private static Compiled combine(Compiled a, Compiled b, boolean any) {
    return any
        ? new Compiled(a.condition().or(b.condition()), a.selectsNulls() || b.selectsNulls())
        : new Compiled(a.condition().and(b.condition()), a.selectsNulls() && b.selectsNulls());
  }

  /** Returns the key that a comparison tests, if it is its first operand. */
  private static @Nullable Key<?> key(Expression[] children) {
    String name = children.length == 0 ? null : columnName(children[0]);
    SourceColumn column = name == null ? null : SourceColumn.find(name);
    return column == null ? null : column.key();
  }

  /** Returns the name of the column that an expression is; {@code null} if it is another one. */
  static @Nullable String columnName(Expression expression) {
    return expression instanceof NamedReference reference && reference.fieldNames().length == 1
        ? reference.fieldNames()[0]
        : null;
  }

  private static @Nullable Compiled test(
      Key<?> key, String name, Expression[] children, boolean negated) {
    if (name.equals("IS_NULL") || name.equals("IS_NOT_NULL")) {
      return present(key, name.equals("IS_NULL") == negated);
    }
    List<Object> values = literals(children);
    Condition condition = values == null ? null : compare(key, name, values, negated);
    boolean isNullSafe = name.equals("<=>");
    return condition == null ? null : new Compiled(condition, isNullSafe && negated);
  }

  private static Compiled present(Key<?> key, boolean isPresent) {
    return new Compiled(isPresent ? key.isPresent() : key.isPresent().not(), !isPresent);
  }

  /** Returns the operands after the first one; {@code null} if one is no literal, or is null. */
  private static @Nullable List<Object> literals(Expression[] children) {
    List<Object> values = new ArrayList<>();
    for (int i = 1; i < children.length; i++) {
      Object value = children[i] instanceof Literal<?> literal ? literal.value() : null;
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values.isEmpty() ? null : values;
  }

  private static @Nullable Condition compare(
      Key<?> key, String name, List<Object> values, boolean negated) {
    if (name.equals("<>")) {
      return compare(key, "=", values, !negated);
    }
    if (key instanceof NumberKey number) {
      return compareNumber(number, name, values, negated);
    }
    if (key instanceof TextKey text) {
      return compareText(text, name, values, negated);
    }
    return key instanceof FlagKey flag ? compareFlag(flag, name, values.get(0), negated) : null;
  }

  private static @Nullable Condition compareNumber(
      NumberKey key, String name, List<Object> values, boolean negated) {
    long[] numbers = new long[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      Object value = values.get(i);
      if (!(value instanceof Long || value instanceof Integer || value instanceof Short)) {
        return null;
      }
      numbers[i] = ((Number) value).longValue();
    }
    long first = numbers[0];
    return switch (name) {
      case "=", "IN" -> equality(key, key.anyOf(numbers), negated);
      case "<=>" -> negated ? key.equalTo(first).not() : key.equalTo(first);
      case "<" -> negated ? key.atLeast(first) : key.below(first);
      case "<=" -> negated ? key.above(first) : key.atMost(first);
      case ">" -> negated ? key.atMost(first) : key.above(first);
      case ">=" -> negated ? key.below(first) : key.atLeast(first);
      default -> null;
    };
  }

  private static @Nullable Condition compareText(
      TextKey key, String name, List<Object> values, boolean negated) {
    String[] texts = values.stream().map(Object::toString).toArray(String[]::new);
    String first = texts[0];
    return switch (name) {
      case "=", "IN", "<=>" -> {
        for (String text : texts) {
          if (!ByteText.canonical(text).equals(text)) {
            yield null;
          }
        }
        Condition equal = key.anyOf(texts);
        yield name.equals("<=>") && negated ? equal.not() : equality(key, equal, negated);
      }
      case "STARTS_WITH" -> equality(key, key.matches("\\A" + Pattern.quote(first)), negated);
      case "ENDS_WITH" -> equality(key, key.matches(Pattern.quote(first) + "\\z"), negated);
      case "CONTAINS" -> equality(key, key.matches(Pattern.quote(first)), negated);
      default -> null;
    };
  }

  private static @Nullable Condition compareFlag(
      FlagKey key, String name, Object value, boolean negated) {
    if (!(value instanceof Boolean expected) || !(name.equals("=") || name.equals("<=>"))) {
      return null;
    }
    Condition equal = expected ? key : key.isPresent().and(key.not());
    if (!negated) {
      return equal;
    }
    return name.equals("<=>") ? equal.not() : equality(key, equal, true);
  }

  private static Condition equality(Key<?> key, Condition equal, boolean negated) {
    return negated ? key.isPresent().and(equal.not()) : equal;
  }
}
