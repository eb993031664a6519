package org.pageowner.core.internal.store;

import org.pageowner.core.record.Dialect;

/** Determines the dialect from the fields of a record. */
public final class RecordForm {
  private RecordForm() {}

  /** Returns the oldest dialect whose records have these fields. */
  public static Dialect dialect(int form) {
    if ((form & BatchBuilder.COLONS) != 0) {
      return (form & BatchBuilder.NUMBERED_FRAMES) != 0 ? Dialect.DRGN : Dialect.GDB;
    }
    if ((form & BatchBuilder.OLD_FRAMES) != 0) {
      return Dialect.V2_6;
    }
    if ((form & (BatchBuilder.LETTERS | BatchBuilder.BARE_MASK)) != 0) {
      return Dialect.V3_19;
    }
    if ((form & BatchBuilder.HAS_TGID) != 0) {
      boolean hex = (form & BatchBuilder.HEX_PFN) != 0;
      if ((form & BatchBuilder.HAS_FREE_TS) != 0) {
        return hex ? Dialect.V6_5 : Dialect.V5_18;
      }
      return Dialect.V6_7;
    }
    if ((form & BatchBuilder.HAS_FREE_TS) != 0) {
      return Dialect.V5_13;
    }
    return (form & BatchBuilder.HAS_PID) != 0 ? Dialect.V5_11 : Dialect.V4_6;
  }
}
