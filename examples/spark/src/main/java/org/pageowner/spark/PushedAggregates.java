package org.pageowner.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Aggregates that readers compute for the records of a task; Spark adds up the results of tasks.
 *
 * <p>A query has the sum of pages, the number of records and the first and last time stamp of each
 * group. An aggregate of another column is computed by making this column a further key: it is then
 * the same for all records of a group. Such groups are finer than Spark asks for, which its own
 * aggregation evens out, since it expects parts of groups anyway.
 *
 * @param keys the columns to group by
 * @param outputs the aggregates
 * @param functions the aggregates as Spark prints them
 */
record PushedAggregates(List<String> keys, List<Output> outputs, List<String> functions)
    implements Serializable {
  /** The functions. */
  enum Function {
    /** The number of rows; the column is not used. */
    ROWS,
    /** The number of rows that have a value. */
    COUNT,
    /** The sum. */
    SUM,
    /** The smallest value. */
    MIN,
    /** The largest value. */
    MAX
  }

  /**
   * An aggregate.
   *
   * @param column the name of the column
   */
  record Output(Function function, String column) implements Serializable {
    SourceColumn source() {
      return PushedAggregates.column(column);
    }

    DataType type() {
      boolean isValue = function == Function.MIN || function == Function.MAX;
      return isValue ? source().type() : DataTypes.LongType;
    }

    /** Returns the column that has to be a further key, or {@code null} if none has to. */
    @Nullable String furtherKey() {
      if (function == Function.ROWS || column.equals(SourceColumn.TIMES.name())) {
        return null;
      }
      if (column.equals(SourceColumn.PAGES.name())) {
        return function == Function.SUM ? null : KeyCatalogue.ORDER.name();
      }
      boolean isTime = column.equals(KeyCatalogue.ALLOC_TS.name());
      boolean isValue = function == Function.MIN || function == Function.MAX;
      return (isTime && isValue) || column.equals(SourceColumn.FILE.name()) ? null : column;
    }
  }

  /** Returns the aggregates, or {@code null} if Spark has to compute them. */
  static @Nullable PushedAggregates of(Aggregation aggregation) {
    List<String> keys = new ArrayList<>();
    for (Expression expression : aggregation.groupByExpressions()) {
      String name = FilterCompiler.columnName(expression);
      if (name == null || !isKey(name)) {
        return null;
      }
      keys.add(name);
    }
    List<Output> outputs = new ArrayList<>();
    for (AggregateFunc function : aggregation.aggregateExpressions()) {
      Output output = output(function);
      if (output == null) {
        return null;
      }
      outputs.add(output);
    }
    List<String> functions =
        Arrays.stream(aggregation.aggregateExpressions()).map(AggregateFunc::describe).toList();
    return new PushedAggregates(List.copyOf(keys), List.copyOf(outputs), functions);
  }

  private static boolean isKey(String name) {
    SourceColumn column = SourceColumn.find(name);
    if (column == null) {
      return false;
    }
    Key<?> key = column.key();
    return key == null ? column.equals(SourceColumn.FILE) : key.uses().contains(Key.Use.CULL);
  }

  private static @Nullable Output output(AggregateFunc function) {
    if (function instanceof CountStar) {
      return new Output(Function.ROWS, SourceColumn.TIMES.name());
    }
    if (function instanceof Count count && !count.isDistinct()) {
      return output(Function.COUNT, count.column());
    }
    if (function instanceof Sum sum && !sum.isDistinct()) {
      return output(Function.SUM, sum.column());
    }
    if (function instanceof Min min) {
      return output(Function.MIN, min.column());
    }
    return function instanceof Max max ? output(Function.MAX, max.column()) : null;
  }

  private static @Nullable Output output(Function function, Expression expression) {
    String name = FilterCompiler.columnName(expression);
    SourceColumn column = name == null ? null : SourceColumn.find(name);
    boolean isValue = function == Function.MIN || function == Function.MAX;
    if (column == null
        || (function == Function.SUM && !column.type().sameType(DataTypes.LongType))
        || (isValue && column.type() instanceof ArrayType)) {
      return null;
    }
    Output output = new Output(function, column.name());
    String further = output.furtherKey();
    return further == null || isCoarse(further) ? output : null;
  }

  /** Returns whether many records have the same value, so that groups by it are few. */
  private static boolean isCoarse(String name) {
    Set<Key<?>> fine =
        Set.of(
            KeyCatalogue.PFN,
            KeyCatalogue.PAGEBLOCK,
            KeyCatalogue.ALLOC_TS,
            KeyCatalogue.FREE_TS,
            KeyCatalogue.LASTCPUPID);
    Key<?> key = column(name).key();
    return key != null && !fine.contains(key) && key.uses().contains(Key.Use.CULL);
  }

  static SourceColumn column(String name) {
    SourceColumn column = SourceColumn.find(name);
    if (column == null) {
      throw new IllegalArgumentException("no column is called " + name);
    }
    return column;
  }

  /** Returns the columns of the groups: the keys, then the aggregates. */
  StructType schema() {
    List<StructField> fields = new ArrayList<>();
    for (String key : keys) {
      fields.add(DataTypes.createStructField(key, column(key).type(), true));
    }
    for (int i = 0; i < outputs.size(); i++) {
      fields.add(DataTypes.createStructField(functions.get(i), outputs.get(i).type(), true));
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** Returns whether groups are separated by files. */
  boolean isByFile() {
    return keys.contains(SourceColumn.FILE.name())
        || outputs.stream().anyMatch(output -> output.column().equals(SourceColumn.FILE.name()));
  }

  /** Returns the keys of a query: those to group by, and the further ones. */
  List<Key<?>> queryKeys() {
    Set<String> names = new LinkedHashSet<>(keys);
    for (Output output : outputs) {
      String further = output.furtherKey();
      if (further != null) {
        names.add(further);
      }
    }
    List<Key<?>> queryKeys = new ArrayList<>();
    for (String name : names) {
      Key<?> key = column(name).key();
      if (key != null) {
        queryKeys.add(key);
      }
    }
    return queryKeys;
  }
}
