package org.pageowner.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;

/**
 * A column of the rows: a key of the catalogue, or one of the columns that are no keys.
 *
 * @param key the key; {@code null} for the other columns
 */
record SourceColumn(String name, DataType type, String comment, @Nullable Key<?> key) {
  /** The path of the file that the row is from. */
  static final SourceColumn FILE =
      new SourceColumn("file", DataTypes.StringType, "Path of the file.", null);

  /** The allocations that the row represents. */
  static final SourceColumn TIMES =
      new SourceColumn(
          "times",
          DataTypes.LongType,
          "Allocations: 1 for a record, the count that an inventory has for a stack.",
          null);

  /** The base pages that the row represents. */
  static final SourceColumn PAGES =
      new SourceColumn("pages", DataTypes.LongType, "Base pages: 2^order for a record.", null);

  /** The hosts that a group of a census counts. */
  static final SourceColumn HOSTS =
      new SourceColumn(
          "hosts", DataTypes.LongType, "Hosts that a group of a census has records of.", null);

  /** The host with the most pages of a group of a census. */
  static final SourceColumn TOP_HOST =
      new SourceColumn(
          "top_host",
          DataTypes.StringType,
          "The host with the most pages of a group of a census; of several, the least name.",
          null);

  /** The base pages of that host. */
  static final SourceColumn TOP_HOST_PAGES =
      new SourceColumn("top_host_pages", DataTypes.LongType, "Base pages of top_host.", null);

  private static final DataType FRAMES = DataTypes.createArrayType(DataTypes.StringType, false);

  private static final List<SourceColumn> COLUMNS = columns();

  private static final Map<String, SourceColumn> BY_NAME =
      COLUMNS.stream().collect(Collectors.toMap(SourceColumn::name, Function.identity()));

  /**
   * Returns the keys that are columns: all that are a value of one record. A record has several
   * frames, and an age only beside the newest record of all files.
   */
  static List<Key<?>> keys() {
    return KeyCatalogue.all().stream()
        .filter(key -> !key.equals(KeyCatalogue.FRAMES) && !key.equals(KeyCatalogue.AGE))
        .toList();
  }

  private static List<SourceColumn> columns() {
    List<SourceColumn> columns = new ArrayList<>(List.of(FILE, TIMES, PAGES));
    for (Key<?> key : keys()) {
      columns.add(new SourceColumn(key.name(), typeOf(key), key.description(), key));
    }
    columns.addAll(List.of(HOSTS, TOP_HOST, TOP_HOST_PAGES));
    return List.copyOf(columns);
  }

  private static DataType typeOf(Key<?> key) {
    if (key instanceof NumberKey) {
      return DataTypes.LongType;
    }
    if (key instanceof FlagKey) {
      return DataTypes.BooleanType;
    }
    return key instanceof StackKey ? FRAMES : DataTypes.StringType;
  }

  /** Returns the column with the text of malformed parts. */
  static SourceColumn corrupt(ReadOptions options) {
    return new SourceColumn(
        options.corruptColumn(), DataTypes.StringType, "Text that is malformed.", null);
  }

  /** Returns the column of a name, {@code null} if there is none; case matters. */
  static @Nullable SourceColumn find(String name) {
    return BY_NAME.get(name);
  }

  /** Returns the columns of all rows; with the one of malformed text, if these are kept. */
  static StructType schema(ReadOptions options) {
    List<StructField> fields = new ArrayList<>();
    COLUMNS.forEach(column -> fields.add(column.field()));
    if (options.mode() == ReadOptions.Mode.PERMISSIVE) {
      fields.add(corrupt(options).field());
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  private StructField field() {
    return DataTypes.createStructField(name, type, !equals(FILE)).withComment(comment);
  }

  /**
   * Checks columns that a user names.
   *
   * @throws IllegalArgumentException if one is unknown or has another type
   */
  static void check(StructType schema, ReadOptions options) {
    for (StructField field : schema.fields()) {
      SourceColumn column =
          field.name().equals(options.corruptColumn()) ? corrupt(options) : find(field.name());
      if (column == null) {
        throw new IllegalArgumentException(
            "no column is called "
                + field.name()
                + "; the columns are "
                + COLUMNS.stream().map(SourceColumn::name).collect(Collectors.joining(", ")));
      }
      if (!column.type.sameType(field.dataType())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the column %s is of type %s, not %s",
                field.name(),
                column.type.simpleString(),
                field.dataType().simpleString()));
      }
    }
  }
}
