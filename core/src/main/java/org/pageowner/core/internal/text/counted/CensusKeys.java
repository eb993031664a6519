package org.pageowner.core.internal.text.counted;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a census can have, with the kinds of their values in JSON: those of the catalogue,
 * and those that a function computes of them for each record, such as {@code bucket(alloc_ts,5s)}.
 */
public final class CensusKeys {
  /** The kinds of values; every value may also be {@code null}. */
  public enum Kind {
    /** A number of 0 or more. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** A string. */
    TEXT,
    /** A list of strings. */
    LIST
  }

  /** The functions from the caller outward. */
  static final String CALLPATH = "callpath";

  /** The frames as printed. */
  static final String STACKTRACE = "stacktrace";

  /** The function that asked for the memory. */
  static final String CALLER = "caller";

  private static final Map<String, Kind> KINDS = kinds();

  /** The kinds of the values of functions. */
  private static final Map<String, Kind> FUNCTIONS =
      Map.of(
          "path", Kind.LIST,
          "frame", Kind.TEXT,
          "first", Kind.TEXT,
          "extract", Kind.TEXT,
          "bucket", Kind.NUMBER,
          "log2", Kind.NUMBER);

  private CensusKeys() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new TreeMap<>();
    put(
        kinds,
        Kind.NUMBER,
        "pid tgid alloc_ts free_ts order pageblock node zone lastcpupid handle pfn");
    put(kinds, Kind.FLAG, "free memcg_offline memcg_objcg slab early swapped");
    put(
        kinds,
        Kind.TEXT,
        "name module caller usage usage_rule gfp migrate_type pageblock_type flags memcg"
            + " migrate_reason");
    put(kinds, Kind.LIST, "callpath stacktrace allocator");
    return Map.copyOf(kinds);
  }

  private static void put(Map<String, Kind> kinds, Kind kind, String names) {
    for (String name : names.split(" ", -1)) {
      kinds.put(name, kind);
    }
  }

  /** Returns the elements of a list that a column has as one text. */
  static List<String> elements(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }

  /** Returns the kind of a key's values; {@code null} if a census cannot have the key. */
  public static @Nullable Kind kind(String key) {
    int open = key.indexOf('(');
    boolean isCall = open > 0 && key.endsWith(")");
    return isCall ? FUNCTIONS.get(key.substring(0, open)) : KINDS.get(key);
  }
}
