package org.pageowner.core.internal.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;

/** The PFN line of a record that is not regular, in the form of any kernel. */
final class PfnLine {
  private static final Pattern NAMED =
      Pattern.compile(
          "PFN (0x)?([0-9a-fA-F]+) type (\\S*) Block (\\d+) type (\\S*)(?: Flags ([^\\n]*?))?"
              + "\\r?(?:\\n|\\z)");

  /** To 4.5, and with the page's address in a vendor's kernel; blanks at the end may be lost. */
  private static final Pattern LETTERS =
      Pattern.compile(
          "PFN ()(\\d+)(?: Page \\S+)? Block (\\d+) type (\\d+) (Fallback| {8}) Flags"
              + " ?([KERUDLASWCBM ]{0,12}) *\\r?(?:\\n|\\z)");

  private static final Pattern FLAGS =
      Pattern.compile("(0x[0-9a-fA-F]{1,16}(?:\\([^()\\n]*\\))?)([ ,][^\\n]*)?");

  private final RowWriter row;
  private String more = "";

  PfnLine(RowWriter row) {
    this.row = row;
  }

  /** Whether such a line stands at a position and ends before another. */
  static boolean isAt(String text, int at, int to) {
    return NAMED.matcher(text).region(at, to).lookingAt()
        || LETTERS.matcher(text).region(at, to).lookingAt();
  }

  /** What follows the fields that are known. */
  String more() {
    return more;
  }

  /** Reads a line, with its end, into the row; false if it is damaged. */
  boolean read(String line) {
    more = "";
    Matcher named = NAMED.matcher(line);
    if (named.matches()) {
      named(named);
      return true;
    }
    Matcher letters = LETTERS.matcher(line);
    if (letters.matches()) {
      letters(letters);
      return true;
    }
    return false;
  }

  private void named(Matcher line) {
    BatchBuilder rows = row.rows;
    Dictionaries values = rows.dictionaries();
    boolean hex = line.group(1) != null;
    row.mark(BatchBuilder.HAS_PFN);
    if (hex) {
      row.mark(BatchBuilder.HEX_PFN);
    }
    row.setOwn(rows.pfn, rows.noPfn, line.group(2), hex ? 16 : 10, "PFN");
    row.set(rows.pageblock, rows.noPageblock, line.group(4), 10, Long.MAX_VALUE, "Block");
    row.set(rows.migrateType, values.migrateType.strings(), line.group(3));
    row.set(rows.pageblockType, values.pageblockType.strings(), line.group(5));
    Matcher flags = line.group(6) == null ? null : FLAGS.matcher(line.group(6));
    if (flags != null && flags.matches()) {
      row.set(rows.flags, values.flags.strings(), flags.group(1));
      more = flags.group(2) == null ? "" : flags.group(2);
    } else {
      row.fault("the page flags are damaged");
    }
  }

  private void letters(Matcher line) {
    BatchBuilder rows = row.rows;
    row.mark(BatchBuilder.HAS_PFN | BatchBuilder.LETTERS);
    row.setOwn(rows.pfn, rows.noPfn, line.group(2), 10, "PFN");
    row.set(rows.pageblock, rows.noPageblock, line.group(3), 10, Long.MAX_VALUE, "Block");
    if (line.group(5).equals("Fallback")) {
      row.mark(BatchBuilder.FALLBACK);
    }
    int type = line.group(4).length() > 2 ? Integer.MAX_VALUE : Integer.parseInt(line.group(4));
    if (type > BatchBuilder.MAX_TYPE) {
      row.fault("the pageblock's type is out of range");
      type = BatchBuilder.MAX_TYPE;
    }
    row.mark(type << BatchBuilder.TYPE_SHIFT);
    String letters = line.group(6) + " ".repeat(LettersLine.COLUMNS - line.group(6).length());
    try {
      org.pageowner.core.record.PageFlags.parse(letters);
    } catch (IllegalArgumentException e) {
      row.fault("the page flags are damaged");
      return;
    }
    row.set(rows.flags, rows.dictionaries().flags.strings(), letters);
  }
}
