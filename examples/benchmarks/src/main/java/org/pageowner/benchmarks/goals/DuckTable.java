package org.pageowner.benchmarks.goals;

/** The same records in DuckDB in three forms: so that the fastest can be compared with. */
enum DuckTable {
  /** Stacks, names and masks are numbers; dimension tables have their texts. */
  IDS("stack", "stack", "%s.id", "name IN (SELECT id FROM names WHERE text LIKE '%s')"),

  /** They are ENUMs: DuckDB's dictionaries. */
  ENUMS(
      "stack::VARCHAR",
      "enum_code(stack)",
      "%s.text::%1$s_text",
      "name IN (SELECT text::names_text FROM names WHERE text LIKE '%s')"),

  /** They are VARCHARs, which DuckDB compresses as it sees fit. */
  TEXTS("stack", "(SELECT id FROM stacks WHERE text = stack)", "%s.text", "name LIKE '%s'");

  private final String stackKey;
  private final String stackId;
  private final String value;
  private final String nameLike;

  DuckTable(String stackKey, String stackId, String value, String nameLike) {
    this.stackKey = stackKey;
    this.stackId = stackId;
    this.value = value;
    this.nameLike = nameLike;
  }

  String nameLike(String pattern) {
    return nameLike.formatted(pattern);
  }

  /** The number of a record's stack. */
  String stackId() {
    return stackId;
  }

  /** The statement that makes the table from that of the numbers. */
  String create() {
    return "CREATE TABLE "
        + name()
        + " AS SELECT "
        + value.formatted("stacks")
        + " AS stack, "
        + value.formatted("names")
        + " AS name, "
        + value.formatted("masks")
        + " AS gfp, pid, tgid, ord, pages, ts, pfn, node, module FROM ids"
        + " JOIN stacks ON stacks.id = ids.stack"
        + " JOIN names ON names.id = ids.name"
        + " JOIN masks ON masks.id = ids.gfp";
  }

  /** The statement that gives the answer's rows with the stacks' numbers. */
  String answer(Question question) {
    String columns = (question.hasPid() ? ", pid" : ", 0") + ", times, pages FROM answer";
    return this == IDS
        ? "SELECT stack" + columns
        : "SELECT stacks.id" + columns + " JOIN stacks ON stacks.text = " + stackKey;
  }
}
