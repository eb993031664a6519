package org.pageowner.dsl.plan;

import org.jspecify.annotations.Nullable;

/**
 * A number about the records of a row: {@code sortBy(desc(PAGES))}, {@code measure(BYTES)}.
 *
 * <p>Without {@code cull} a row is one record, and its measures are that record's.
 */
public final class Measure implements Column<Long>, SortTerm {
  /** What is measured. */
  public enum Kind {
    /** How many records. */
    TIMES("times", "x", "Records in the row; 1 without cull."),
    /** How much memory, in base pages. */
    PAGES("pages", "pg", "Base pages of the row's records: the sum of 2^order."),
    /** How much memory, in bytes. */
    BYTES("bytes", "b", "Bytes of the row's records: pages times a page size, 4096 unless given."),
    /** When the first record was allocated. */
    FIRST_ALLOC_TS(
        "first_alloc_ts",
        "fa",
        "Earliest alloc_ts of the row's records, in nanoseconds since boot."),
    /** When the last record was allocated. */
    LAST_ALLOC_TS(
        "last_alloc_ts", "la", "Latest alloc_ts of the row's records, in nanoseconds since boot."),
    /** How many different values of a key. */
    DISTINCT("distinct", "d", "Different values of a key in the row; absent is none.");

    private final String word;
    private final String abbreviation;
    private final String description;

    Kind(String word, String abbreviation, String description) {
      this.word = word;
      this.abbreviation = abbreviation;
      this.description = description;
    }

    /** The grammar's word. */
    public String word() {
      return word;
    }

    /** The grammar's short word. */
    public String abbreviation() {
      return abbreviation;
    }

    /** What it means, in one sentence, with its unit. */
    public String description() {
      return description;
    }
  }

  /** The page size of {@link #BYTES}. */
  public static final long DEFAULT_PAGE_SIZE = 4096;

  /** Records in the row; every table has it. */
  public static final Measure TIMES = new Measure(Kind.TIMES, 0, null);

  /** Base pages in the row: the sum of 2^order; every table has it. */
  public static final Measure PAGES = new Measure(Kind.PAGES, 0, null);

  /** Bytes in the row, with pages of 4096 bytes. */
  public static final Measure BYTES = bytes(DEFAULT_PAGE_SIZE);

  /** The earliest {@code alloc_ts} in the row, in nanoseconds since boot. */
  public static final Measure FIRST_ALLOC_TS = new Measure(Kind.FIRST_ALLOC_TS, 0, null);

  /** The latest {@code alloc_ts} in the row, in nanoseconds since boot. */
  public static final Measure LAST_ALLOC_TS = new Measure(Kind.LAST_ALLOC_TS, 0, null);

  private final Kind kind;
  private final long pageSize;
  private final @Nullable Key<?> key;

  private Measure(Kind kind, long pageSize, @Nullable Key<?> key) {
    this.kind = kind;
    this.pageSize = pageSize;
    this.key = key;
  }

  /**
   * Bytes in the row, with the page size of the machine that wrote the dump ({@code getconf
   * PAGESIZE}).
   *
   * @throws IllegalArgumentException if {@code pageSize} is not positive
   */
  public static Measure bytes(long pageSize) {
    if (pageSize <= 0) {
      throw new IllegalArgumentException("a page size is positive: " + pageSize);
    }
    return new Measure(Kind.BYTES, pageSize, null);
  }

  /** How many different values of {@code key} the row has; absent is none. */
  public static Measure distinct(Key<?> key) {
    return new Measure(Kind.DISTINCT, 0, key);
  }

  /** What is measured. */
  public Kind kind() {
    return kind;
  }

  /**
   * Bytes in a page.
   *
   * @throws IllegalStateException if this measure is not of the kind {@link Kind#BYTES}
   */
  public long pageSize() {
    if (kind != Kind.BYTES) {
      throw new IllegalStateException(this + " has no page size");
    }
    return pageSize;
  }

  /**
   * Whose values are counted.
   *
   * @throws IllegalStateException if this measure is not of the kind {@link Kind#DISTINCT}
   */
  public Key<?> key() {
    if (key == null) {
      throw new IllegalStateException(this + " has no key");
    }
    return key;
  }

  /** The grammar's text: {@code pages}, {@code bytes(16384)}, {@code distinct(pid)}. */
  @Override
  public String name() {
    if (key != null) {
      return kind.word + "(" + key + ")";
    }
    boolean plain = kind != Kind.BYTES || pageSize == DEFAULT_PAGE_SIZE;
    return plain ? kind.word : kind.word + "(" + pageSize + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Measure that
        && kind == that.kind
        && pageSize == that.pageSize
        && key == that.key;
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  /** The name. */
  @Override
  public String toString() {
    return name();
  }
}
