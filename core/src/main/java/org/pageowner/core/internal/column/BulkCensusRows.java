package org.pageowner.core.internal.column;

import org.pageowner.core.record.CensusRows;

/** Rows of a census whose keys are read in place. */
public interface BulkCensusRows extends CensusRows {
  /** The start of the name of a key of a call path that is cut. */
  String PATH = "path(";

  /** Returns the rows as ones with bulk access, which all rows of this library have. */
  static BulkCensusRows of(CensusRows rows) {
    return (BulkCensusRows) rows;
  }

  /**
   * Returns the number of functions of a call path that a key gives: N of {@code path(N)}, the
   * first N ones from the caller outward; 0 of other keys.
   */
  static int pathFunctions(String key) {
    if (!key.startsWith(PATH) || !key.endsWith(")")) {
      return 0;
    }
    String digits = key.substring(PATH.length(), key.length() - 1);
    boolean isNumber = !digits.isEmpty() && digits.length() < 10;
    isNumber &= digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(digits) : 0;
  }

  /** Returns an array that has {@link #keyJson} of all rows. Must not be modified. */
  byte[] text();

  /** Returns the index of the row's {@link #keyJson} in {@link #text}. */
  int keyFrom(int row);

  /** Returns the index after the row's {@link #keyJson}. */
  int keyTo(int row);

  /** Returns a hash of the row's {@link #keyJson}, with a seed of this process. */
  long keyHash(int row);

  /** Returns the value of {@link #topHost} in a row; of equal names often the same instance. */
  String topHostName(int row);
}
