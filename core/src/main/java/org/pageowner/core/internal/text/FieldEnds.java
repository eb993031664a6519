package org.pageowner.core.internal.text;

import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;

/**
 * Where the fields of a regular record end, and which values they are.
 *
 * <p>A field's end is found by its value where that is known: the one of the record before, else
 * one that a few bytes let guess. Only what is neither is gone over for its end, and looked up in
 * the dictionary by all of its bytes. The ids are asked for once the whole record is regular.
 */
final class FieldEnds {
  private static final int NONE = -1;

  /** A name may grow (a 2026 series makes it 64 bytes), and with it stays apart from all else. */
  private static final int MAX_NAME = 63;

  /** The names of a mask are shorter. */
  private static final int MAX_MASK = 1024;

  /** The time stamps behind a name are shorter. */
  private static final int MAX_TIMES = 96;

  private static final long TS = Ascii.word("), ts ");
  private static final long PFN = Ascii.word("PFN ");

  private final BatchBuilder rows;

  /** Ranges of the previous record, by column, in the text that is being scanned. */
  private final LastRange gfp = new LastRange();

  private final LastRange name = new LastRange();
  private final LastRange migrateType = new LastRange();
  private final LastRange pageblockType = new LastRange();
  private final LastRange flags = new LastRange();
  private final LastRange stack = new LastRange();
  private final LastRange trailer = new LastRange();

  /** A mask's hexadecimal number tells the names behind it, mostly. */
  private final Guesses gfpGuesses = new Guesses(0, 8);

  private final Guesses nameGuesses = new Guesses();
  private final Guesses flagsGuesses = new Guesses(0, 8, 14);

  /** The innermost frames of stacks are mostly alike. */
  private final Guesses stackGuesses = new Guesses(48, 96, 136, 176, 216);

  FieldEnds(BatchBuilder rows) {
    this.rows = rows;
  }

  /** Forgets the previous text. */
  void reset() {
    for (LastRange last :
        new LastRange[] {gfp, name, migrateType, pageblockType, flags, stack, trailer}) {
      last.clear();
    }
    Dictionaries values = rows.dictionaries();
    gfpGuesses.over(values.gfp.strings());
    nameGuesses.over(values.name.strings());
    flagsGuesses.over(values.flags.strings());
    stackGuesses.over(values.stack.strings());
  }

  /** The end of a gfp mask: up to 4.5 it has no names, and ends the line. */
  int gfpEnd(byte[] b, int from, int limit) {
    int sameEnd = from + gfp.length();
    if (gfp.isAt(b, from) && !Ascii.isHex(b[sameEnd])) {
      return sameEnd;
    }
    int known = gfpGuesses.at(b, from, limit);
    if (known >= 0) {
      int length = rows.dictionaries().gfp.strings().length(known);
      if (!Ascii.isHex(b[from + length])) {
        gfp.foundAt(from, known, length);
        return from + length;
      }
    }
    int bits = bitsEnd(b, from);
    return bits < 0 || b[bits] == '\n' ? bits : maskEnd(b, from);
  }

  /** The end of page flags. */
  int flagsEnd(byte[] b, int from, int limit) {
    if (flags.isAt(b, from)) {
      return from + flags.length();
    }
    int known = flagsGuesses.at(b, from, limit);
    if (known >= 0) {
      int length = rows.dictionaries().flags.strings().length(known);
      if (b[from + length] == '\n') {
        flags.foundAt(from, known, length);
        return from + length;
      }
    }
    return maskEnd(b, from);
  }

  /** Behind the lines that begin with a blank. */
  int stackEnd(byte[] b, int from, int limit) {
    if (stack.isAt(b, from) && b[from + stack.length()] != ' ') {
      return from + stack.length();
    }
    int known = stackGuesses.at(b, from, limit);
    if (known >= 0) {
      int length = rows.dictionaries().stack.strings().length(known);
      if (length > 0 && b[from + length] != ' ') {
        stack.foundAt(from, known, length);
        return from + length;
      }
    }
    int p = from;
    while (b[p] == ' ' && p < limit) {
      p = Ascii.newline(b, p) + 1;
    }
    return p;
  }

  /** The end of {@code 0xHEX}, at most 64 bits; -1 if it is not that. */
  private static int bitsEnd(byte[] b, int from) {
    if (b[from] != '0' || b[from + 1] != 'x') {
      return NONE;
    }
    int p = from + 2;
    while (Ascii.isHex(b[p])) {
      p++;
    }
    return p == from + 2 || p > from + 18 ? NONE : p;
  }

  /** The end of {@code 0xHEX(names)} on one line; -1 if it is not that. */
  private static int maskEnd(byte[] b, int from) {
    int p = bitsEnd(b, from);
    if (p < 0 || b[p] != '(') {
      return NONE;
    }
    int to = ++p + MAX_MASK;
    while (b[p] != ')') {
      if (b[p] == '\n' || b[p] == '(' || p == to) {
        return NONE;
      }
      p++;
    }
    return p + 1;
  }

  /**
   * The end of the task's name: where {@code ), ts N ns} follows, the line ends, and a PFN line or
   * a stack stands below. A name may imitate all of that but the PFN line behind it.
   */
  int nameEnd(byte[] b, int from, int limit, long pid) {
    int sameEnd = from + name.length();
    if (sameEnd < limit && name.isAt(b, from) && isAfterName(b, sameEnd)) {
      return sameEnd;
    }
    int known = nameGuesses.by(pid, b, from, limit);
    if (known >= 0) {
      int length = rows.dictionaries().name.strings().length(known);
      if (isAfterName(b, from + length)) {
        name.foundAt(from, known, length);
        return from + length;
      }
    }
    int to = Math.min(limit, from + MAX_NAME + 1);
    for (int p = from; p < to; p++) {
      if (b[p] == ')' && isAfterName(b, p)) {
        return RecordStart.within(b, from - 1, p) < p ? NONE : p;
      }
      if (b[p] == '\n' && RecordStart.isAt(b, p + 1, limit)) {
        return NONE;
      }
    }
    return NONE;
  }

  private static boolean isAfterName(byte[] b, int at) {
    if (!Ascii.starts(b, at, TS, 6)) {
      return false;
    }
    int p = Ascii.newline(b, at, at + MAX_TIMES);
    return b[p] == '\n' && Ascii.starts(b, p + 1, PFN, 4) && Ascii.isDigit(b[p + 5]);
  }

  int migrateTypeEnd(byte[] b, int from) {
    return wordEnd(b, from, migrateType);
  }

  int pageblockTypeEnd(byte[] b, int from) {
    return wordEnd(b, from, pageblockType);
  }

  private static int wordEnd(byte[] b, int from, LastRange last) {
    if (last.isAt(b, from) && b[from + last.length()] == ' ') {
      return from + last.length();
    }
    int p = from;
    while (b[p] > ' ') {
      p++;
    }
    return p;
  }

  /**
   * Behind the lines from {@code from} up to an empty line, another record, or the end; -1 if the
   * empty line has a CR.
   */
  int trailerEnd(byte[] b, int from, int limit) {
    if (trailer.isAt(b, from)
        && b[from + trailer.length()] == '\n'
        && from + trailer.length() < limit) {
      return from + trailer.length();
    }
    int p = from;
    while (p < limit && b[p] != '\n' && !RecordStart.isAt(b, p, limit)) {
      if (b[p] == '\r' && b[p + 1] == '\n') {
        return NONE;
      }
      p = Ascii.newline(b, p) + 1;
    }
    return p;
  }

  int gfpId(byte[] b, int from, int to) {
    int id = gfp.id(rows.dictionaries().gfp.strings(), b, from, to);
    gfpGuesses.learn(id);
    return id;
  }

  int nameId(byte[] b, int from, int to) {
    int id = name.id(rows.dictionaries().name.strings(), b, from, to);
    nameGuesses.learn(id);
    return id;
  }

  /** The id of page flags; letters, which have no names, are not guessed. */
  int flagsId(byte[] b, int from, int to, boolean named) {
    int id = flags.id(rows.dictionaries().flags.strings(), b, from, to);
    if (named) {
      flagsGuesses.learn(id);
    }
    return id;
  }

  int migrateTypeId(byte[] b, int from, int to) {
    return migrateType.id(rows.dictionaries().migrateType.strings(), b, from, to);
  }

  int pageblockTypeId(byte[] b, int from, int to) {
    return pageblockType.id(rows.dictionaries().pageblockType.strings(), b, from, to);
  }

  /** The id of a stack; -1 if the lines are something else. */
  int stackId(byte[] b, int from, int to) {
    int id = stack.id(rows.dictionaries().stack.strings(), b, from, to, Shapes::isStack);
    if (id >= 0) {
      stackGuesses.learn(id);
    }
    return id;
  }

  /** The id of the lines behind a stack; -1 if they are something else. */
  int trailerId(byte[] b, int from, int to) {
    return trailer.id(rows.dictionaries().trailer.strings(), b, from, to, Shapes::isTrailer);
  }
}
