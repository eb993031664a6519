package org.pageowner.core.internal.text.counted;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.CountedBatch;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.internal.store.ForwardingBatch;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.TextPart;

/** Rows of a census: their keys that are parts of a record are columns, too. */
public final class CensusBatch extends ForwardingBatch {
  private final RecordBatch rows;
  private final CensusColumns census;

  CensusBatch(RecordBatch rows, CensusColumns census) {
    super(rows);
    this.rows = rows;
    this.census = census;
  }

  /** Returns the same rows at another position of the source. */
  public CensusBatch at(long index) {
    return rows instanceof CountedBatch counted
        ? new CensusBatch(counted.at(index), census)
        : this;
  }

  /** Returns the rows with the values of their columns in shared dictionaries. */
  public CensusBatch joined(long index, Dictionaries shared) {
    return rows instanceof CountedBatch counted
        ? new CensusBatch(counted.joined(index, shared), census)
        : this;
  }

  @Override
  public CensusRows census() {
    return census;
  }

  @Override
  public RecordBatch select(int[] selected) {
    return new CensusBatch(rows.select(selected), census.select(selected));
  }

  /** Returns the row as one line of JSON, in the form in which a census is written. */
  @Override
  public byte[] text(int row, Set<TextPart> without) {
    StringBuilder json = new StringBuilder("{");
    List<String> keys = census.keys();
    for (int key = 0; key < keys.size(); key++) {
      JsonStrings.append(json, keys.get(key)).append(':');
      append(json, CensusKeys.kind(keys.get(key)), census.values(key).get(row));
      json.append(',');
    }
    json.append("\"times\":").append(times().get(row));
    json.append(",\"pages\":").append(pages().get(row));
    json.append(",\"hosts\":").append(census.hosts().get(row));
    JsonStrings.append(json.append(",\"top_host\":"), census.topHost().get(row));
    json.append(",\"top_host_pages\":").append(census.topHostPages().get(row));
    return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(
      StringBuilder json, CensusKeys.@Nullable Kind kind, @Nullable String value) {
    if (value == null || kind == CensusKeys.Kind.TEXT) {
      JsonStrings.append(json, value);
    } else if (kind == CensusKeys.Kind.LIST) {
      JsonStrings.appendList(json, CensusKeys.elements(value));
    } else {
      json.append(value);
    }
  }

  @Override
  public boolean isIrregular(int row) {
    return false;
  }
}
