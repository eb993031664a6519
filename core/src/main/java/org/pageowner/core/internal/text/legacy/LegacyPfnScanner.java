package org.pageowner.core.internal.text.legacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.pageowner.core.internal.store.BatchBuilder;
import org.pageowner.core.internal.text.bytes.Ascii;
import org.pageowner.core.internal.text.bytes.Digits;

/**
 * Reads the part of a PFN line after the PFN, as kernels up to 4.5 print it:
 *
 * <pre>{@code  Block 3 type 2 Fallback Flags K  UDLA   B }</pre>
 *
 * <p>The number is the type of the pageblock, and the next word indicates whether the allocation
 * fell back; the flags are twelve columns of one letter or blank each.
 */
public final class LegacyPfnScanner {
  public static final int COLUMNS = 12;

  private static final byte[] LETTERS = "KERUDLASWCBM".getBytes(ISO_8859_1);
  private static final long BLOCK = Ascii.word(" Block ");
  private static final long TYPE = Ascii.word(" type ");
  private static final long FALLBACK = Ascii.word("Fallback");
  private static final long BLANKS = Ascii.word("        ");
  private static final long FLAGS = Ascii.word(" Flags ");

  private final Digits digits;

  /** The number of the pageblock. */
  public long pageblock;

  /** The number of its type. */
  int type;

  /** The flags of {@link BatchBuilder} that the line adds to the form. */
  public int form;

  /** Returns the letter of a column. */
  public static char letter(int column) {
    return (char) LETTERS[column];
  }

  public LegacyPfnScanner(Digits digits) {
    this.digits = digits;
  }

  /** Reads from the end of the PFN; returns the position of the line end, or -1. */
  public int scan(byte[] b, int from) {
    int p = from;
    if (!Ascii.starts(b, p, BLOCK, 7) || (p = digits.decimal(b, p + 7)) < 0) {
      return -1;
    }
    pageblock = digits.value;
    if (!Ascii.starts(b, p, TYPE, 6) || (p = digits.decimal(b, p + 6)) < 0) {
      return -1;
    }
    if (digits.value > BatchBuilder.MAX_TYPE || b[p++] != ' ') {
      return -1;
    }
    type = (int) digits.value;
    form = BatchBuilder.LETTERS | type << BatchBuilder.TYPE_SHIFT;
    long middle = Ascii.longAt(b, p);
    if (middle == FALLBACK) {
      form |= BatchBuilder.FALLBACK;
    } else if (middle != BLANKS) {
      return -1;
    }
    p += 8;
    if (!Ascii.starts(b, p, FLAGS, 7)) {
      return -1;
    }
    p += 7;
    for (int i = 0; i < COLUMNS; i++, p++) {
      if (b[p] != ' ' && b[p] != LETTERS[i]) {
        return -1;
      }
    }
    return b[p] == '\n' ? p : -1;
  }
}
