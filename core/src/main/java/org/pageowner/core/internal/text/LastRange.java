package org.pageowner.core.internal.text;

import java.util.Arrays;
import org.pageowner.core.internal.store.ByteDictionary;

/**
 * A column's value at hand: where the previous one stood in the text, its id, and, if its bytes
 * were found again further on, where.
 */
final class LastRange {
  /** Decides whether lines that were not seen before are what they seem to be. */
  interface Shape {
    boolean fits(byte[] b, int from, int to);
  }

  static final int MISFIT = -1;
  private static final int NOWHERE = -1;

  private int from;
  private int length = -1;
  private int id;
  private int found = NOWHERE;

  void clear() {
    length = -1;
    found = NOWHERE;
  }

  int length() {
    return length;
  }

  /** Whether the bytes at {@code at} begin with the previous value. */
  boolean isAt(byte[] b, int at) {
    boolean is =
        length > 0
            && at + length < b.length - Ascii.SLACK / 2
            && Arrays.equals(b, at, at + length, b, from, from + length);
    found = is ? at : NOWHERE;
    return is;
  }

  /** The value at {@code at} is known by other means. */
  void foundAt(int at, int valueId, int valueLength) {
    from = at;
    length = valueLength;
    id = valueId;
    found = at;
  }

  int id(ByteDictionary strings, byte[] b, int valueFrom, int valueTo) {
    if (!isSame(b, valueFrom, valueTo)) {
      id = strings.intern(b, valueFrom, valueTo);
      length = valueTo - valueFrom;
    }
    from = valueFrom;
    return id;
  }

  /** The same, but {@link #MISFIT} if the value is new and does not have the shape. */
  int id(ByteDictionary strings, byte[] b, int valueFrom, int valueTo, Shape shape) {
    if (!isSame(b, valueFrom, valueTo)) {
      int known = strings.size();
      int interned = strings.intern(b, valueFrom, valueTo);
      if (interned == known && !shape.fits(b, valueFrom, valueTo)) {
        strings.removeLast();
        return MISFIT;
      }
      id = interned;
      length = valueTo - valueFrom;
    }
    from = valueFrom;
    return id;
  }

  private boolean isSame(byte[] b, int valueFrom, int valueTo) {
    return valueTo - valueFrom == length
        && (valueFrom == found || Arrays.equals(b, valueFrom, valueTo, b, from, from + length));
  }
}
