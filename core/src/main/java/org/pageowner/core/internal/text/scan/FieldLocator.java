package org.pageowner.core.internal.text.scan;

import org.pageowner.core.internal.dictionary.Dictionaries;
import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.RecordStart;

/**
 * Finds the ends of the fields of a regular record, and the dictionary ids of their values.
 *
 * <p>This is dictionary encoding without tokenising first. A field is compared with a predicted
 * value: the one of the previous record, or one that a hash of a few of its bytes selects ({@link
 * ValuePredictor}). If the bytes match, the comparison gives both the end and the id. Only
 * unpredicted values are scanned for their end and looked up by all of their bytes. Ids are
 * requested after all fields of a record have been found, so irregular records rarely fill the
 * dictionaries.
 */
final class FieldLocator {
  private static final int NONE = -1;

  /** Maximum length of a name: a patch series of 2026 makes it 64 bytes with its terminator. */
  private static final int MAX_NAME = 63;

  /** Maximum length of the names of a mask. */
  private static final int MAX_MASK = 1024;

  /**
   * Maximum length of the time stamps after a name, including text that imitates the end of a name.
   */
  private static final int MAX_TIMESTAMPS = 96 + MAX_NAME;

  private static final long TS_AFTER_NAME = Ascii.word("), ts ");
  private static final long PFN = Ascii.word("PFN ");

  private final BatchBuilder rows;

  /** The hexadecimal number of a mask mostly determines the names after it. */
  private final FieldSpan gfp = new FieldSpan(new ValuePredictor(8, 0, 8));

  private final FieldSpan flags = new FieldSpan(new ValuePredictor(15, 0, 8, 14));

  /** The innermost frames of most stacks are alike, so frames further out are sampled. */
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

  /** Forgets the positions of the previous text. */
  void reset() {
    Dictionaries values = rows.dictionaries();
    gfp.reset(values.gfp.strings());
    name.reset(values.name.strings());
    migrateType.reset(values.migrateType.strings());
    pageblockType.reset(values.pageblockType.strings());
    flags.reset(values.flags.strings());
    stack.reset(values.stack.strings());
    trailer.reset(values.trailer.strings());
    names.setDictionary(values.name.strings());
    migrateTypes.setDictionary(values.migrateType.strings());
    pageblockTypes.setDictionary(values.pageblockType.strings());
  }

  /** Returns the end of a gfp mask; up to 4.5 it has no names and ends the line. */
  int gfpEnd(byte[] b, int from, int limit) {
    int known = gfp.knownEnd(b, from, limit);
    if (known >= 0 && !Ascii.isHex(b[known])) {
      return known;
    }
    int bits = bitsEnd(b, from);
    int end = bits < 0 || b[bits] == '\n' ? bits : maskEnd(b, from);
    gfp.set(from, end);
    return end;
  }

  /** Returns the end of the page flags. */
  int flagsEnd(byte[] b, int from, int limit) {
    int known = flags.knownEnd(b, from, limit);
    if (known >= 0 && b[known] == '\n') {
      return known;
    }
    int end = maskEnd(b, from);
    flags.set(from, end);
    return end;
  }

  /** Sets the range of page flags that are letters, as kernels up to 4.5 print them. */
  void setLetterFlags(int from, int to) {
    flags.set(from, to);
  }

  /** Returns the position after the lines that start with a blank. */
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
    stack.set(from, p);
    return p;
  }

  /** Returns the end of {@code 0xHEX} of at most 64 bits, or -1. */
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

  /** Returns the end of {@code 0xHEX(names)} on one line, or -1. */
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
   * Returns the first closing bracket as the end of the task's name, if the name is at most 15
   * bytes long.
   *
   * <p>This is speculative: it is the end of the name if time stamps, a line end and a PFN line
   * follow, which the caller checks. Otherwise {@link #nameEnd} finds the end.
   */
  int shortNameEnd(byte[] b, int from) {
    int id = names.at(b, from);
    if (names.length < 0) {
      return NONE;
    }
    name.set(from, from + names.length, id);
    return from + names.length;
  }

  /**
   * Returns the end of the task's name: {@code ), ts N ns} follows, then a line end, then a PFN
   * line or a stack. A name can imitate all of that except the PFN line.
   */
  int nameEnd(byte[] b, int from, int limit) {
    names.skip();
    int to = Math.min(limit, from + MAX_NAME + 1);
    for (int p = from; p < to; p++) {
      if (b[p] == ')' && isAfterName(b, p)) {
        name.set(from, p);
        return RecordStart.within(b, from - 1, p) < p ? NONE : p;
      }
      if (b[p] == '\n' && RecordStart.isAt(b, p + 1, limit)) {
        return NONE;
      }
    }
    return NONE;
  }

  private static boolean isAfterName(byte[] b, int at) {
    if (!Ascii.starts(b, at, TS_AFTER_NAME, 6)) {
      return false;
    }
    int p = Ascii.newline(b, at, at + MAX_TIMESTAMPS);
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
      column.set(from, from + words.length, known);
      return from + words.length;
    }
    int p = from;
    while (b[p] > ' ') {
      p++;
    }
    column.set(from, p);
    return p;
  }

  /**
   * Returns the position after the lines from {@code from} up to an empty line, another record, or
   * the end; -1 if the empty line has a CR.
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
    trailer.set(from, p);
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

  /** Returns the id of the stack, or -1 if the lines are not one. */
  int stackId(byte[] b) {
    return stack.id(b, LineShapes::isStack);
  }

  /** Returns the id of the lines after the stack, or -1 if they do not have that shape. */
  int trailerId(byte[] b) {
    return trailer.id(b, LineShapes::isTrailer);
  }
}
