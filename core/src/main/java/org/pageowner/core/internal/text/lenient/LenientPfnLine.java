package org.pageowner.core.internal.text.lenient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.legacy.LegacyPfnScanner;

/** Reads the PFN line of a record that is not regular, in the form of any kernel. */
final class LenientPfnLine {
  private static final Pattern NAMED =
      Pattern.compile(
          "PFN (0x)?([0-9a-fA-F]+) type (\\S*) Block (\\d+) type (\\S*)(?: Flags ([^\\n]*?))?"
              + "\\r?(?:\\n|\\z)");

  /**
   * The form up to 4.5, and one of a vendor with the address of the page; blanks may be lost or
   * added.
   */
  private static final Pattern LETTERS =
      Pattern.compile(
          "PFN ()(\\d+)(?: Page \\S+)? Block (\\d+) type (\\d+)( +(?:Fallback)? *)(?<= )Flags"
              + " ?([KERUDLASWCBM ]{0,12}) *( [^ \\r\\n][^\\r\\n]*)?\\r?(?:\\n|\\z)");

  /** The form of debuggers' scripts. */
  private static final Pattern COLONS =
      Pattern.compile("PFN: (0x)?([0-9a-fA-F]+), Flags: ([^\\n]*?)\\r?(?:\\n|\\z)");

  /** A complete line in the form of any kernel. */
  static final Pattern WHOLE =
      Pattern.compile(
          "PFN (?:(?:0x)?[0-9a-fA-F]+ type \\w* Block \\d+ type \\w* Flags"
              + " 0x[0-9a-fA-F]{1,16}\\([^() \\n]*\\)"
              + "|\\d+(?: Page \\S+)? Block \\d+ type \\d+ (?:Fallback| {8}) Flags"
              + " [K ][E ][R ][U ][D ][L ][A ][S ][W ][C ][B ][M ] *)"
              + "|PFN: (?:0x)?[0-9a-fA-F]+, Flags: 0x[0-9a-fA-F]{1,16}(?:\\([^() \\n]*\\))?");

  private static final Pattern FLAGS =
      Pattern.compile("(0x[0-9a-fA-F]{1,16}(?:\\([^()\\n]*\\))?)([ ,][^\\n]*)?");

  private static final Pattern START = Pattern.compile("PFN:? (?:0x)?[0-9a-fA-F]");

  private final RowWriter row;
  private List<String> more = List.of();

  LenientPfnLine(RowWriter row) {
    this.row = row;
  }

  /** Returns whether a PFN line is at a position and ends before another. */
  static boolean isAt(String text, int at, int to) {
    return NAMED.matcher(text).region(at, to).lookingAt()
        || COLONS.matcher(text).region(at, to).lookingAt()
        || LETTERS.matcher(text).region(at, to).lookingAt();
  }

  /**
   * Returns whether the line at a position has the names of migrate types, as kernels from 4.6 on
   * print them.
   */
  static boolean isNamedAt(String text, int at) {
    return NAMED.matcher(text).region(at, text.length()).lookingAt();
  }

  /** Returns whether a line starts as a PFN line does, up to a digit of the PFN. */
  static boolean isStart(String line) {
    return START.matcher(line).lookingAt();
  }

  /** Returns the text of the last line that belongs to no known field. */
  List<String> more() {
    return more;
  }

  /** Returns whether a line without its end is complete and has no other text. */
  static boolean isWhole(String line) {
    return WHOLE.matcher(line).matches();
  }

  /** Reads a line, with or without its end, into the row; returns false if it is damaged. */
  boolean read(String line) {
    more = List.of();
    if (readWhole(line)) {
      return true;
    }
    UnknownPfnLine tolerant = UnknownPfnLine.of(line);
    return tolerant != null && read(tolerant);
  }

  /** Reads a line that a known kernel prints; returns false for any other. */
  private boolean readWhole(String line) {
    Matcher named = NAMED.matcher(line);
    if (named.matches()) {
      pfn(named.group(2), named.group(1) != null);
      pageblock(named.group(4));
      migrateType(named.group(3));
      pageblockType(named.group(5));
      flags(named.group(6));
      return true;
    }
    Matcher colons = COLONS.matcher(line);
    if (colons.matches()) {
      colons(colons);
      return true;
    }
    Matcher letters = LETTERS.matcher(line);
    if (letters.matches()) {
      letters(letters);
      return true;
    }
    return false;
  }

  /** Reads a line with unknown text between its fields, or with missing fields. */
  private boolean read(UnknownPfnLine line) {
    if (line.plain != null && readWhole(line.plain)) {
      List<String> all = new ArrayList<>(line.more());
      all.addAll(more);
      more = all;
      return true;
    }
    if (line.pfn == null) {
      return false;
    }
    pfn(line.pfn, line.hex);
    migrateType(line.migrateType);
    pageblock(line.pageblock);
    pageblockType(line.pageblockType);
    if (line.flags != null) {
      flags(line.flags);
    }
    row.fault("the PFN line is damaged");
    return true;
  }

  private void pfn(String digits, boolean hex) {
    row.mark(hex ? BatchBuilder.HAS_PFN | BatchBuilder.HEX_PFN : BatchBuilder.HAS_PFN);
    row.setPerRecord(row.rows.pfn, row.rows.noPfn, digits, hex ? 16 : 10, "PFN");
  }

  private void pageblock(@Nullable String digits) {
    row.set(row.rows.pageblock, row.rows.noPageblock, digits, 10, Long.MAX_VALUE, "Block");
  }

  private void migrateType(@Nullable String type) {
    row.set(row.rows.migrateType, row.rows.dictionaries().migrateType.strings(), type);
  }

  private void pageblockType(@Nullable String type) {
    row.set(row.rows.pageblockType, row.rows.dictionaries().pageblockType.strings(), type);
  }

  private void colons(Matcher line) {
    row.mark(BatchBuilder.HAS_PFN);
    row.setPerRecord(
        row.rows.pfn, row.rows.noPfn, line.group(2), line.group(1) != null ? 16 : 10, "PFN");
    flags(line.group(3));
  }

  private void flags(@Nullable String text) {
    BatchBuilder rows = row.rows;
    Dictionaries values = rows.dictionaries();
    Matcher flags = text == null ? null : FLAGS.matcher(text);
    if (flags != null && flags.matches()) {
      row.set(rows.flags, values.flags.strings(), flags.group(1));
      more = flags.group(2) == null ? List.of() : List.of(flags.group(2));
    } else {
      row.fault("the page flags are damaged");
    }
  }

  private void letters(Matcher line) {
    BatchBuilder rows = row.rows;
    row.mark(BatchBuilder.HAS_PFN | BatchBuilder.LETTERS);
    row.setPerRecord(rows.pfn, rows.noPfn, line.group(2), 10, "PFN");
    row.set(rows.pageblock, rows.noPageblock, line.group(3), 10, Long.MAX_VALUE, "Block");
    if (line.group(5).contains("Fallback")) {
      row.mark(BatchBuilder.FALLBACK);
    }
    int type = line.group(4).length() > 2 ? Integer.MAX_VALUE : Integer.parseInt(line.group(4));
    if (type > BatchBuilder.MAX_TYPE) {
      row.fault("the pageblock's type is out of range");
      type = BatchBuilder.MAX_TYPE;
    }
    row.mark(type << BatchBuilder.TYPE_SHIFT);
    String letters = line.group(5).contains("  ") ? padded(line.group(6)) : columns(line.group(6));
    more = line.group(7) == null || line.group(7).isBlank() ? List.of() : List.of(line.group(7));
    try {
      org.pageowner.core.record.PageFlags.parse(letters);
    } catch (IllegalArgumentException e) {
      row.fault("the page flags are damaged");
      return;
    }
    row.set(rows.flags, rows.dictionaries().flags.strings(), letters);
  }

  private static String padded(String letters) {
    return letters + " ".repeat(LegacyPfnScanner.COLUMNS - letters.length());
  }

  /**
   * Returns letters in their columns, after repeated blanks were collapsed: each letter has one
   * column.
   */
  private static String columns(String letters) {
    StringBuilder columns = new StringBuilder();
    String rest = letters.strip();
    for (int column = 0; column < LegacyPfnScanner.COLUMNS; column++) {
      boolean set = !rest.isEmpty() && rest.charAt(0) == LegacyPfnScanner.letter(column);
      columns.append(set ? rest.charAt(0) : ' ');
      rest = set ? rest.substring(1).stripLeading() : rest;
    }
    return rest.isEmpty() ? columns.toString() : padded(letters);
  }
}
