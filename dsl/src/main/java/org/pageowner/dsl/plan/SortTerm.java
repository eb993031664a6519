package org.pageowner.dsl.plan;

/** A key, a measure, or the record's text, as something to sort by. */
public sealed interface SortTerm extends SortKey permits Key, Measure, SortTerm.RecordText {
  /** Returns the name in the grammar. */
  String name();

  @Override
  default Directed ascending() {
    return new Directed(this, Direction.ASCENDING);
  }

  @Override
  default Directed descending() {
    return new Directed(this, Direction.DESCENDING);
  }

  /** The whole text of a record as it is in the dump; it serves as a sort key only. */
  final class RecordText implements SortTerm {
    /** The only instance; {@code txt} or {@code T} in the grammar. */
    public static final RecordText TXT = new RecordText();

    private RecordText() {}

    @Override
    public String name() {
      return "txt";
    }

    /** Returns the short name, {@code T}. */
    public String abbreviation() {
      return "T";
    }

    /** Returns the meaning, in one sentence. */
    public String description() {
      return "The whole text of the record as it is in the dump, compared byte by byte.";
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name();
    }
  }
}
