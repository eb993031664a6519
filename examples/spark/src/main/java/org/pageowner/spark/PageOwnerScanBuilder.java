package org.pageowner.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Takes the columns, filters and aggregates that Spark pushes down, and makes the scan. */
final class PageOwnerScanBuilder
    implements SupportsPushDownV2Filters,
        SupportsPushDownAggregates,
        SupportsPushDownRequiredColumns {
  private final StructType rowType;
  private final ReadOptions options;
  private final boolean keepsCorrupt;
  private final List<Predicate> pushed = new ArrayList<>();
  private final List<FilterCompiler.Compiled> conditions = new ArrayList<>();
  private final List<java.util.function.Predicate<String>> ofFiles = new ArrayList<>();
  private StructType columns;
  private @Nullable PushedAggregates aggregates;

  PageOwnerScanBuilder(StructType rowType, ReadOptions options) {
    this.rowType = rowType;
    this.options = options;
    this.columns = rowType;
    this.keepsCorrupt =
        options.mode() == ReadOptions.Mode.PERMISSIVE
            && Arrays.asList(rowType.fieldNames()).contains(options.corruptColumn());
  }

  /** Takes the filters that can be evaluated completely, and returns the others. */
  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    List<Predicate> left = new ArrayList<>();
    for (Predicate predicate : predicates) {
      java.util.function.Predicate<String> ofFile = FileFilter.compile(predicate);
      FilterCompiler.Compiled compiled = FilterCompiler.compile(predicate);
      if (ofFile != null) {
        ofFiles.add(ofFile);
        pushed.add(predicate);
      } else if (compiled != null) {
        conditions.add(compiled);
        pushed.add(predicate);
      } else {
        left.add(predicate);
      }
    }
    return left.toArray(Predicate[]::new);
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  /** Takes aggregates of groups; Spark aggregates the results of the tasks. */
  @Override
  public boolean pushAggregation(Aggregation aggregation) {
    aggregates = PushedAggregates.of(aggregation);
    return aggregates != null;
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = required;
  }

  @Override
  public Scan build() {
    Session session = Session.active(options);
    List<FileStatus> files;
    try {
      files = FileList.of(options.paths(), session.hadoop());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    List<FileStatus> selected =
        files.stream()
            .filter(file -> ofFiles.stream().allMatch(test -> test.test(path(file))))
            .toList();
    return new PageOwnerScan(
        selected,
        session,
        new Pushed(
            options,
            columns,
            keepsCorrupt,
            pushed.stream().map(Predicate::toString).toList(),
            conditions.stream().map(each -> each.condition().toString()).toList(),
            conditions.stream().allMatch(FilterCompiler.Compiled::selectsNulls),
            aggregates),
        rowType.defaultSize());
  }

  private static String path(FileStatus file) {
    return file.getPath().toString();
  }
}
