package org.pageowner.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The data source {@code pageowner}, which Spark finds by its name: {@code
 * spark.read().format("pageowner").load("dumps/*.txt")}.
 */
public final class PageOwnerSource implements TableProvider, DataSourceRegister {
  /** Creates the source; called by Spark. */
  public PageOwnerSource() {}

  @Override
  public String shortName() {
    return "pageowner";
  }

  /** Returns the columns of {@link SourceColumn}, without a look at any file. */
  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return SourceColumn.schema(ReadOptions.of(options));
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    ReadOptions options = ReadOptions.of(new CaseInsensitiveStringMap(properties));
    SourceColumn.check(schema, options);
    return new PageOwnerTable(schema, options);
  }
}
