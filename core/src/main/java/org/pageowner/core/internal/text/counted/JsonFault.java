package org.pageowner.core.internal.text.counted;

/** A line that is not the JSON that a census has, with the position of the fault. */
final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String reason;

  JsonFault(int at, String reason) {
    super(reason, null, false, false);
    this.at = at;
    this.reason = reason;
  }

  /** Returns the index of the fault in the array that has the line. */
  int at() {
    return at;
  }

  /** Returns the reason as a clause. */
  String reason() {
    return reason;
  }
}
