/**
 * A data source of Apache Spark, {@code pageowner}: {@link org.pageowner.spark.PageOwnerSource} is
 * the entry. On the driver, {@link org.pageowner.spark.PageOwnerScanBuilder} takes the columns,
 * filters and aggregates that Spark pushes down, and {@link org.pageowner.spark.SplitPlanner} cuts
 * the files into tasks; on the executors, {@link org.pageowner.spark.ReaderFactory} reads them.
 */
@NullMarked
package org.pageowner.spark;

import org.jspecify.annotations.NullMarked;
