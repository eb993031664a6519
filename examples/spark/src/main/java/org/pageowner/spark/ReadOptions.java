package org.pageowner.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a reading, by the names that Spark's own sources give them.
 *
 * @param paths files, folders and globs
 * @param mode how malformed parts are treated
 * @param corruptColumn the name of the column with the text of malformed parts
 * @param maxPartitionBytes the size of a task, or {@code null} for that of the session
 * @param hadoop all options as the user spelled them, for file systems
 */
record ReadOptions(
    List<String> paths,
    Mode mode,
    String corruptColumn,
    @Nullable Long maxPartitionBytes,
    Map<String, String> hadoop)
    implements Serializable {
  private static final String MAX_PARTITION_BYTES = "maxPartitionBytes";
  private static final String CORRUPT_COLUMN = "columnNameOfCorruptRecord";

  /** The treatment of malformed parts. */
  enum Mode {
    /** Keep them: what could be read, and the text in the corrupt column. The default. */
    PERMISSIVE,
    /** Leave out text that is no record, and records that could be read in part. */
    DROPMALFORMED,
    /** Fail at the first one. */
    FAILFAST
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if one has an invalid value
   */
  static ReadOptions of(CaseInsensitiveStringMap options) {
    return new ReadOptions(
        List.copyOf(paths(options)),
        mode(options.getOrDefault("mode", Mode.PERMISSIVE.name())),
        corruptColumn(options.getOrDefault(CORRUPT_COLUMN, "_corrupt_record")),
        maxPartitionBytes(options.get(MAX_PARTITION_BYTES)),
        Map.copyOf(options.asCaseSensitiveMap()));
  }

  private static String corruptColumn(String name) {
    if (SourceColumn.find(name) != null) {
      throw new IllegalArgumentException(
          "the option " + CORRUPT_COLUMN + " is the name of another column: " + name);
    }
    return name;
  }

  private static List<String> paths(CaseInsensitiveStringMap options) {
    List<String> paths = new ArrayList<>();
    String several = options.get("paths");
    if (several != null) {
      try {
        paths.addAll(List.of(new ObjectMapper().readValue(several, String[].class)));
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(
            "the option paths is a JSON array of texts, not " + several, e);
      }
    }
    String one = options.get("path");
    if (one != null) {
      paths.add(one);
    }
    return paths;
  }

  private static Mode mode(String word) {
    try {
      return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the option mode is PERMISSIVE, DROPMALFORMED or FAILFAST, not " + word, e);
    }
  }

  private static @Nullable Long maxPartitionBytes(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      long bytes = Long.parseLong(text);
      if (bytes > 0) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // reported below, with numbers that are not positive
    }
    throw new IllegalArgumentException(
        "the option " + MAX_PARTITION_BYTES + " is a number of bytes above 0, not " + text);
  }
}
