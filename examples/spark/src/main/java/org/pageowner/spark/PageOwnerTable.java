package org.pageowner.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The records of some files as a table that can be read. */
record PageOwnerTable(StructType rowType, ReadOptions options) implements Table, SupportsRead {
  @Override
  public String name() {
    List<String> paths = options.paths();
    return paths.size() == 1 ? "pageowner " + paths.get(0) : "pageowner " + paths.size() + " paths";
  }

  @Override
  public Column[] columns() {
    return Arrays.stream(rowType.fields())
        .map(
            field ->
                Column.create(
                    field.name(),
                    field.dataType(),
                    field.nullable(),
                    field.getComment().getOrElse(() -> null),
                    null))
        .toArray(Column[]::new);
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap unused) {
    return new PageOwnerScanBuilder(rowType, options);
  }
}
