package org.pageowner.core.internal.text.scan;

import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.store.Dictionaries;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * Where the fields of a regular record end, and which values they are.
 *
 * <p>A field's end is found by its value where that is known: the one of the record before, else
 * one that a few bytes let guess. Only what is neither is gone over for its end, and looked up in
 * the dictionary by all of its bytes. The ids are asked for once the whole record is regular.
 */
final class FieldLocator {
  private static final int NONE = -1;

  /** A name may grow (a 2026 series makes it 64 bytes), and with it stays apart from all else. */
  private static final int MAX_NAME = 63;

  /** The names of a mask are shorter. */
  private static final int MAX_MASK = 1024;

  /** The time stamps behind a name are shorter, even with what looks like a name's end before. */
  private static final int MAX_TIMES = 96 + MAX_NAME;

  private static final long TS = Ascii.word("), ts ");
  private static final long PFN = Ascii.word("PFN ");

  private final BatchBuilder rows;

  /** A mask's hexadecimal number tells the names behind it, mostly. */
  private final FieldSpan gfp = new FieldSpan(new ValuePredictor(8, 0, 8));

  private final FieldSpan flags = new FieldSpan(new ValuePredictor(15, 0, 8, 14));

  /** The innermost frames of stacks are mostly alike. */
  private final FieldSpan stack = new FieldSpan(new ValuePredictor(16, 72, 120, 168, 216));

  private final FieldSpan trailer = new FieldSpan(new ValuePredictor(13, 16, 24, 32, 40));
  private final FieldSpan name = new FieldSpan(new ValuePredictor(1));
  private final FieldSpan migrateType = new FieldSpan(new ValuePredictor(1));
  private final FieldSpan pageblockType = new FieldSpan(new ValuePredictor(1));
  private final ShortValueCache names = new ShortValueCache(')', 13);
  private final ShortValueCache migrateTypes = new ShortValueCache(' ', 6);
  private final ShortValueCache pageblockTypes = new ShortValueCache(' ', 6);

  FieldLocator(BatchBuilder rows) {
    this.rows = rows;
    reset();
  }

  /** Forgets the previous text. */
  void reset() {
    Dictionaries values = rows.dictionaries();
    gfp.begin(values.gfp.strings());
    name.begin(values.name.strings());
    migrateType.begin(values.migrateType.strings());
    pageblockType.begin(values.pageblockType.strings());
    flags.begin(values.flags.strings());
    stack.begin(values.stack.strings());
    trailer.begin(values.trailer.strings());
    names.over(values.name.strings());
    migrateTypes.over(values.migrateType.strings());
    pageblockTypes.over(values.pageblockType.strings());
  }

  /** The end of a gfp mask: up to 4.5 it has no names, and ends the line. */
  int gfpEnd(byte[] b, int from, int limit) {
    int known = gfp.knownEnd(b, from, limit);
    if (known >= 0 && !Ascii.isHex(b[known])) {
      return known;
    }
    int bits = bitsEnd(b, from);
    int end = bits < 0 || b[bits] == '\n' ? bits : maskEnd(b, from);
    gfp.stands(from, end);
    return end;
  }

  /** The end of page flags. */
  int flagsEnd(byte[] b, int from, int limit) {
    int known = flags.knownEnd(b, from, limit);
    if (known >= 0 && b[known] == '\n') {
      return known;
    }
    int end = maskEnd(b, from);
    flags.stands(from, end);
    return end;
  }

  /** Page flags are letters, and stand here. */
  void letters(int from, int to) {
    flags.stands(from, to);
  }

  /** Behind the lines that begin with a blank. */
  int stackEnd(byte[] b, int from, int limit) {
    if (b[from] == ' ') {
      int known = stack.knownEnd(b, from, limit);
      if (known >= 0 && b[known] != ' ') {
        return known;
      }
    }
    int p = from;
    while (b[p] == ' ' && p < limit) {
      p = Ascii.newline(b, p) + 1;
    }
    stack.stands(from, p);
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
   * The end of the task's name, where the first bracket is, if it is no longer than 15 bytes.
   *
   * <p>It is the name's end if time stamps, a line end and a PFN line follow, which is to be seen;
   * else {@link #nameEnd} finds it.
   */
  int shortNameEnd(byte[] b, int from) {
    int id = names.at(b, from);
    if (names.length < 0) {
      return NONE;
    }
    name.stands(from, from + names.length, id);
    return from + names.length;
  }

  /**
   * The end of the task's name: where {@code ), ts N ns} follows, the line ends, and a PFN line or
   * a stack stands below. A name may imitate all of that but the PFN line behind it.
   */
  int nameEnd(byte[] b, int from, int limit) {
    names.skip();
    int to = Math.min(limit, from + MAX_NAME + 1);
    for (int p = from; p < to; p++) {
      if (b[p] == ')' && isAfterName(b, p)) {
        name.stands(from, p);
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
    return wordEnd(b, from, migrateTypes, migrateType);
  }

  int pageblockTypeEnd(byte[] b, int from) {
    return wordEnd(b, from, pageblockTypes, pageblockType);
  }

  private static int wordEnd(byte[] b, int from, ShortValueCache words, FieldSpan column) {
    int known = words.at(b, from);
    if (known >= 0) {
      column.stands(from, from + words.length, known);
      return from + words.length;
    }
    int p = from;
    while (b[p] > ' ') {
      p++;
    }
    column.stands(from, p);
    return p;
  }

  /**
   * Behind the lines from {@code from} up to an empty line, another record, or the end; -1 if the
   * empty line has a CR.
   */
  int trailerEnd(byte[] b, int from, int limit) {
    if (b[from] != '\n') {
      int known = trailer.knownEnd(b, from, limit);
      if (known >= 0 && b[known] == '\n') {
        return known;
      }
    }
    int p = from;
    while (p < limit && b[p] != '\n' && !RecordStart.isAt(b, p, limit)) {
      if (b[p] == '\r' && b[p + 1] == '\n') {
        return NONE;
      }
      p = Ascii.newline(b, p) + 1;
    }
    trailer.stands(from, p);
    return p;
  }

  int gfpId(byte[] b) {
    return gfp.id(b);
  }

  int nameId(byte[] b) {
    int id = name.id(b);
    names.learn(id, name.length());
    return id;
  }

  int flagsId(byte[] b) {
    return flags.id(b);
  }

  int migrateTypeId(byte[] b) {
    int id = migrateType.id(b);
    migrateTypes.learn(id, migrateType.length());
    return id;
  }

  int pageblockTypeId(byte[] b) {
    int id = pageblockType.id(b);
    pageblockTypes.learn(id, pageblockType.length());
    return id;
  }

  /** The id of a stack; -1 if the lines are something else. */
  int stackId(byte[] b) {
    return stack.id(b, LineShapes::isStack);
  }

  /** The id of the lines behind a stack; -1 if they are something else. */
  int trailerId(byte[] b) {
    return trailer.id(b, LineShapes::isTrailer);
  }
}
