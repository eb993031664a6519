package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.store.ByteDictionary;

/**
 * What stands in a column's place in the record that is being read: a range of the text, and which
 * known value it is, if that is known already.
 */
final class FieldSpan {
  /** Decides whether lines that were not seen before are what they seem to be. */
  interface Shape {
    boolean fits(byte[] b, int from, int to);
  }

  static final int NONE = -1;

  private final ValuePredictor guesses;
  private @Nullable ByteDictionary strings;

  private int from;
  private int to;
  private int id;

  /** What stood there last, with its id; of no length if that was in another text. */
  private int lastFrom;

  private int lastLength;
  private int lastId;

  FieldSpan(ValuePredictor guesses) {
    this.guesses = guesses;
  }

  /** Forgets the previous text; what comes is among these values, which may grow. */
  void begin(ByteDictionary values) {
    strings = values;
    guesses.over(values);
    lastLength = 0;
  }

  /** The end of the known value that stands at a position and begins what stands there, or -1. */
  int knownEnd(byte[] b, int at, int limit) {
    ByteDictionary values = strings;
    if (values == null) {
      return NONE;
    }
    int guess = guesses.at(b, at, limit);
    if (guess != NONE && (guess != lastId || lastLength == 0)) {
      int end = at + values.length(guess);
      if (end < limit && end > at && values.isAt(guess, b, at, end)) {
        stands(at, end, guess);
        return end;
      }
    }
    int end = at + lastLength;
    if (lastLength > 0
        && end < limit
        && Arrays.equals(b, at, end, b, lastFrom, lastFrom + lastLength)) {
      stands(at, end, lastId);
      return end;
    }
    return NONE;
  }

  /** Something stands there that is not known, or was not looked for. */
  void stands(int at, int end) {
    stands(at, end, NONE);
  }

  void stands(int at, int end, int knownId) {
    from = at;
    to = end;
    id = knownId;
  }

  int length() {
    return to - from;
  }

  /** The id of what stands there. */
  int id(byte[] b) {
    if (id == NONE && strings != null) {
      id = strings.intern(b, from, to);
    }
    return settled();
  }

  /** The same, but -1 if the value is new and does not have the shape. */
  int id(byte[] b, Shape shape) {
    ByteDictionary values = strings;
    if (id == NONE && values != null) {
      int known = values.size();
      id = values.intern(b, from, to);
      if (id == known && !shape.fits(b, from, to)) {
        values.removeLast();
        return NONE;
      }
    }
    return settled();
  }

  private int settled() {
    lastFrom = from;
    lastLength = to - from;
    lastId = id;
    guesses.learn(id);
    return id;
  }
}
