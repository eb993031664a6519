package org.pageowner.dsl.plan;

import java.util.Objects;

/**
 * A number about the records of a row: {@code sortBy(desc(PAGES))}, {@code measure(BYTES)}.
 *
 * <p>Without {@code cull} a row is one record, and its measures are that record's. A measure
 * without an argument is {@link Plain}; the others, {@link Bytes} and {@link Distinct}, have a
 * component for it.
 */
public sealed interface Measure extends Column<Long>, SortTerm {
  /** The page size of {@link #BYTES}. */
  long DEFAULT_PAGE_SIZE = 4096;

  /** Records in the row; every table has it. */
  Measure TIMES = new Plain(Kind.TIMES);

  /** Base pages in the row: the sum of 2^order; every table has it. */
  Measure PAGES = new Plain(Kind.PAGES);

  /** Bytes in the row, with pages of 4096 bytes. */
  Measure BYTES = new Bytes(DEFAULT_PAGE_SIZE);

  /** The earliest {@code alloc_ts} in the row, in nanoseconds since boot. */
  Measure FIRST_ALLOC_TS = new Plain(Kind.FIRST_ALLOC_TS);

  /** The latest {@code alloc_ts} in the row, in nanoseconds since boot. */
  Measure LAST_ALLOC_TS = new Plain(Kind.LAST_ALLOC_TS);

  /**
   * Bytes in the row, with the page size of the machine that wrote the dump ({@code getconf
   * PAGESIZE}).
   *
   * @throws IllegalArgumentException if {@code pageSize} is not positive
   */
  static Measure bytes(long pageSize) {
    return new Bytes(pageSize);
  }

  /** The number of different values of {@code key} in the row; absent is not counted. */
  static Measure distinct(Key<?> key) {
    return new Distinct(key);
  }

  /** Returns the quantity that is measured. */
  Kind kind();

  /** Returns the grammar's text: {@code pages}, {@code bytes(16384)}, {@code distinct(pid)}. */
  @Override
  String name();

  /** The quantities that can be measured. */
  enum Kind {
    /** Number of records. */
    TIMES("times", "x", "Records in the row; 1 without cull."),
    /** Amount of memory, in base pages. */
    PAGES("pages", "pg", "Base pages of the row's records: the sum of 2^order."),
    /** Amount of memory, in bytes. */
    BYTES("bytes", "b", "Bytes of the row's records: pages times a page size, 4096 unless given."),
    /** Time of the first allocation. */
    FIRST_ALLOC_TS(
        "first_alloc_ts",
        "fa",
        "Earliest alloc_ts of the row's records, in nanoseconds since boot."),
    /** Time of the last allocation. */
    LAST_ALLOC_TS(
        "last_alloc_ts", "la", "Latest alloc_ts of the row's records, in nanoseconds since boot."),
    /** Number of different values of a key. */
    DISTINCT("distinct", "d", "Different values of a key in the row; absent is none.");

    private final String word;
    private final String abbreviation;
    private final String description;

    Kind(String word, String abbreviation, String description) {
      this.word = word;
      this.abbreviation = abbreviation;
      this.description = description;
    }

    /** Returns the grammar's word. */
    public String word() {
      return word;
    }

    /** Returns the grammar's short word. */
    public String abbreviation() {
      return abbreviation;
    }

    /** Returns the meaning, in one sentence, with its unit. */
    public String description() {
      return description;
    }
  }

  /**
   * A measure without an argument.
   *
   * @param kind any except {@link Kind#BYTES} and {@link Kind#DISTINCT}, which take one
   */
  record Plain(Kind kind) implements Measure {
    /** Checks the kind. */
    public Plain {
      Objects.requireNonNull(kind, "kind");
      if (kind == Kind.BYTES || kind == Kind.DISTINCT) {
        throw new IllegalArgumentException(kind.word() + " takes an argument");
      }
    }

    @Override
    public String name() {
      return kind.word();
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * The bytes of the row's records.
   *
   * @param pageSize bytes in a base page, more than 0
   */
  record Bytes(long pageSize) implements Measure {
    /** Checks the page size. */
    public Bytes {
      if (pageSize <= 0) {
        throw new IllegalArgumentException("a page size is positive: " + pageSize);
      }
    }

    @Override
    public Kind kind() {
      return Kind.BYTES;
    }

    @Override
    public String name() {
      String word = kind().word();
      return pageSize == DEFAULT_PAGE_SIZE ? word : word + "(" + pageSize + ")";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }

  /**
   * The number of different values of a key.
   *
   * @param key the key whose values are counted
   */
  record Distinct(Key<?> key) implements Measure {
    /** Checks the components. */
    public Distinct {
      Objects.requireNonNull(key, "key");
    }

    @Override
    public Kind kind() {
      return Kind.DISTINCT;
    }

    @Override
    public String name() {
      return kind().word() + "(" + key + ")";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }
}
