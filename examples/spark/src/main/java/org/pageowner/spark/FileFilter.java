package org.pageowner.spark;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.jspecify.annotations.Nullable;

/** Compiles filters on the column of files, which select files before any is opened. */
final class FileFilter {
  private FileFilter() {}

  /** Returns the test of a path, or {@code null} if the filter is on other columns too. */
  static @Nullable Predicate<String> compile(Expression filter) {
    if (!(filter
        instanceof org.apache.spark.sql.connector.expressions.filter.Predicate predicate)) {
      return null;
    }
    Expression[] children = predicate.children();
    return switch (predicate.name()) {
      case "NOT" -> {
        Predicate<String> test = compile(children[0]);
        yield test == null ? null : test.negate();
      }
      case "AND", "OR" -> {
        Predicate<String> left = compile(children[0]);
        Predicate<String> right = compile(children[1]);
        boolean isAnd = predicate.name().equals("AND");
        yield left == null || right == null ? null : isAnd ? left.and(right) : left.or(right);
      }
      default -> {
        String name = children.length == 0 ? null : FilterCompiler.columnName(children[0]);
        yield SourceColumn.FILE.name().equals(name) ? test(predicate.name(), children) : null;
      }
    };
  }

  private static @Nullable Predicate<String> test(String name, Expression[] children) {
    if (name.equals("IS_NOT_NULL")) {
      return path -> true;
    }
    for (int i = 1; i < children.length; i++) {
      if (!(children[i] instanceof Literal<?> literal) || literal.value() == null) {
        return null;
      }
    }
    List<String> texts =
        Arrays.stream(children)
            .skip(1)
            .map(child -> String.valueOf(((Literal<?>) child).value()))
            .toList();
    if (texts.isEmpty()) {
      return null;
    }
    String text = texts.get(0);
    return switch (name) {
      case "=", "<=>", "IN" -> texts::contains;
      case "<>" -> path -> !path.equals(text);
      case "STARTS_WITH" -> path -> path.startsWith(text);
      case "ENDS_WITH" -> path -> path.endsWith(text);
      case "CONTAINS" -> path -> path.contains(text);
      default -> null;
    };
  }
}
