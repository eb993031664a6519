package org.pageowner.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.MalformedPart;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.export.RecordColumns;

/** The rows of a task: a row for each record, and one for each malformed part without a record. */
final class ColumnarReader implements PartitionReader<ColumnarBatch> {
  /** Number of rows after which the distinct values that were read are forgotten. */
  private static final int RETAINED_ROWS = 1 << 20;

  private final SliceReader slices;
  private final Pushed pushed;
  private final StructField[] fields;
  private final @Nullable CodeVector[] vectors;
  private RecordColumns columns = new RecordColumns();
  private int retained;
  private SliceReader.@Nullable Rows rows;
  private int at;
  private @Nullable ColumnarBatch current;

  ColumnarReader(SlicePartition partition, Pushed pushed, Configuration hadoop) {
    this.slices = new SliceReader(partition, pushed, hadoop);
    this.pushed = pushed;
    this.fields = pushed.columns().fields();
    this.vectors = new CodeVector[fields.length];
    for (int i = 0; i < fields.length; i++) {
      SourceColumn column = SourceColumn.find(fields[i].name());
      boolean isText =
          SourceColumn.FILE.equals(column) || SourceColumn.TOP_HOST.equals(column); // and no key
      if (column != null && !isText) {
        vectors[i] = new CodeVector(column, fields[i].dataType());
      }
    }
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      SliceReader.Rows from = rows;
      if (from == null) {
        from = slices.next();
        rows = from;
        at = 0;
        if (from == null) {
          return false;
        }
      }
      RecordBatch batch = from.batch();
      if (batch != null && at < batch.size()) {
        current = records(from, batch);
        return true;
      }
      rows = null;
      List<MalformedPart> parts = from.withoutRecord();
      if (!parts.isEmpty() && pushed.selectsNulls()) {
        current = malformed(from.file(), parts);
        return true;
      }
    }
  }

  private ColumnarBatch records(SliceReader.Rows from, RecordBatch batch) {
    int count = Math.min(RecordColumns.MAX_ROWS, batch.size() - at);
    if (retained > RETAINED_ROWS) {
      columns = new RecordColumns();
      retained = 0;
    }
    retained += count;
    columns.read(batch, at, count);
    ColumnVector[] row = new ColumnVector[fields.length];
    for (int i = 0; i < row.length; i++) {
      CodeVector vector = vectors[i];
      if (vector != null) {
        vector.read(columns, batch, at, count);
        row[i] = vector;
      } else if (fields[i].name().equals(SourceColumn.FILE.name())) {
        row[i] = TextVector.constant(UTF8String.fromString(from.file()), count);
      } else if (fields[i].name().equals(SourceColumn.TOP_HOST.name())) {
        row[i] = topHosts(batch, count);
      } else {
        row[i] = corrupt(from, batch, count);
      }
    }
    at += count;
    return new ColumnarBatch(row, count);
  }

  /** Returns the top hosts of groups of a census; null in all other rows. */
  private TextVector topHosts(RecordBatch batch, int count) {
    @Nullable UTF8String[] ofRows = new UTF8String[count];
    CensusRows census = batch.census();
    if (census != null) {
      DictionaryColumn<String> hosts = census.topHost();
      @Nullable UTF8String[] texts = new UTF8String[hosts.dictionary().size()];
      for (int row = 0; row < count; row++) {
        int id = hosts.id(at + row);
        UTF8String known = texts[id];
        texts[id] = known == null ? UTF8String.fromString(hosts.dictionary().value(id)) : known;
        ofRows[row] = texts[id];
      }
    }
    return new TextVector(ofRows);
  }

  /** Returns the texts of the records that could be read in part. */
  private TextVector corrupt(SliceReader.Rows from, RecordBatch batch, int count) {
    Map<Long, UTF8String> texts = new HashMap<>();
    for (MalformedPart part : from.parts()) {
      if (part.hasRecord()) {
        texts.put(part.record(), Values.text(part));
      }
    }
    @Nullable UTF8String[] ofRows = new UTF8String[count];
    for (int row = 0; row < count && !texts.isEmpty(); row++) {
      ofRows[row] = texts.get(batch.index(at + row));
    }
    return new TextVector(ofRows);
  }

  private ColumnarBatch malformed(String file, List<MalformedPart> parts) {
    ColumnVector[] row = new ColumnVector[fields.length];
    for (int i = 0; i < row.length; i++) {
      if (fields[i].name().equals(SourceColumn.FILE.name())) {
        row[i] = TextVector.constant(UTF8String.fromString(file), parts.size());
      } else if (fields[i].name().equals(pushed.options().corruptColumn())) {
        row[i] = new TextVector(parts.stream().map(Values::text).toArray(UTF8String[]::new));
      } else {
        row[i] = new NullVector(fields[i].dataType());
      }
    }
    return new ColumnarBatch(row, parts.size());
  }

  @Override
  public ColumnarBatch get() {
    ColumnarBatch batch = current;
    if (batch == null) {
      throw new IllegalStateException("call next() first");
    }
    return batch;
  }

  @Override
  public void close() throws IOException {
    slices.close();
  }
}
