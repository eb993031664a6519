package org.pageowner.core.internal.text.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.dictionary.ByteDictionary;

/**
 * One field of the record that is being read: a range of the text, and the id of its value if that
 * is known.
 *
 * <p>It implements the speculative match of {@link FieldLocator}. {@link #knownEnd} compares the
 * text with the predicted value and then with the previous value of the field, each with one
 * vectorised comparison; a hit avoids both the scan for the end of the field and the hash of all
 * its bytes. On a miss, {@link #id} interns the range in the dictionary and trains the predictor.
 */
final class FieldSpan {
  /** Checks whether lines that were not seen before have the expected shape. */
  interface Shape {
    boolean fits(byte[] b, int from, int to);
  }

  static final int NONE = -1;

  private final ValuePredictor predictor;
  private @Nullable ByteDictionary strings;

  private int from;
  private int to;
  private int id;

  /** The previous value of the field; of length 0 if that was in another text. */
  private int lastFrom;

  private int lastLength;
  private int lastId;

  FieldSpan(ValuePredictor predictor) {
    this.predictor = predictor;
  }

  /** Forgets the previous text, and sets the dictionary of the values. */
  void reset(ByteDictionary values) {
    strings = values;
    predictor.setDictionary(values);
    lastLength = 0;
  }

  /**
   * Returns the end of the known value at a position, or -1 if the text does not start with the
   * predicted one.
   */
  int knownEnd(byte[] b, int at, int limit) {
    ByteDictionary values = strings;
    if (values == null) {
      return NONE;
    }
    int predicted = predictor.at(b, at, limit);
    if (predicted != NONE && (predicted != lastId || lastLength == 0)) {
      int end = at + values.length(predicted);
      if (end < limit && end > at && values.isAt(predicted, b, at, end)) {
        set(at, end, predicted);
        return end;
      }
    }
    int end = at + lastLength;
    if (lastLength > 0
        && end < limit
        && Arrays.equals(b, at, end, b, lastFrom, lastFrom + lastLength)) {
      set(at, end, lastId);
      return end;
    }
    return NONE;
  }

  /** Sets the range of a value whose id is not known. */
  void set(int at, int end) {
    set(at, end, NONE);
  }

  void set(int at, int end, int knownId) {
    from = at;
    to = end;
    id = knownId;
  }

  int length() {
    return to - from;
  }

  /** Returns the id of the value, adding it to the dictionary if it is new. */
  int id(byte[] b) {
    if (id == NONE && strings != null) {
      id = strings.intern(b, from, to);
    }
    return remember();
  }

  /** Returns the id of the value, or -1 if it is new and does not have the shape. */
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
    return remember();
  }

  private int remember() {
    lastFrom = from;
    lastLength = to - from;
    lastId = id;
    predictor.learn(id);
    return id;
  }
}
