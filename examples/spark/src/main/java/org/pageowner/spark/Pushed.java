package org.pageowner.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.Condition;

/**
 * The work that Spark has left to the readers. Conditions are in the text of the grammar, as it is
 * what serialises.
 *
 * @param columns the columns to read, where there are no aggregates
 * @param keepsCorrupt whether the table has the column of malformed text, so that text without a
 *     record is a row
 * @param filters the filters as Spark prints them
 * @param conditions the same in the grammar
 * @param selectsNulls whether the filters hold for a row in which each key is absent
 * @param aggregates the aggregates, or {@code null} for rows
 */
record Pushed(
    ReadOptions options,
    StructType columns,
    boolean keepsCorrupt,
    List<String> filters,
    List<String> conditions,
    boolean selectsNulls,
    @Nullable PushedAggregates aggregates)
    implements Serializable {
  StructType readSchema() {
    return aggregates == null ? columns : aggregates.schema();
  }

  /** Returns the condition for records, {@code null} for all of them. */
  @Nullable Condition condition() {
    Condition all = null;
    for (String each : conditions) {
      Condition condition = Condition.parse(each);
      all = all == null ? condition : all.and(condition);
    }
    return all;
  }
}
