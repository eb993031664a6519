package org.pageowner.dsl.plan;

/** The whole text of a record as it stands in the dump: something to sort by, and only that. */
public final class RecordText implements SortTerm {
  /** The only instance; {@code txt} or {@code T} in the grammar. */
  public static final RecordText TXT = new RecordText();

  private RecordText() {}

  @Override
  public String name() {
    return "txt";
  }

  /** The short name, {@code T}. */
  public String abbreviation() {
    return "T";
  }

  /** What it means, in one sentence. */
  public String description() {
    return "The whole text of the record as it stands in the dump, compared byte by byte.";
  }

  /** The name. */
  @Override
  public String toString() {
    return name();
  }
}
