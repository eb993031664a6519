package org.pageowner.spark;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.read.InputPartition;

/** The slices that one task reads, one after the other. */
record SlicePartition(List<FileSlice> slices) implements InputPartition {
  private static final int MAX_HOSTS = 3;

  /** Returns the hosts that have most of the bytes. */
  @Override
  public String[] preferredLocations() {
    Map<String, Long> bytes = new HashMap<>();
    for (FileSlice slice : slices) {
      for (String host : slice.hosts()) {
        if (!host.equals("localhost")) {
          bytes.merge(host, slice.length(), Long::sum);
        }
      }
    }
    return bytes.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> entry) -> entry.getValue())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(MAX_HOSTS)
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }
}
