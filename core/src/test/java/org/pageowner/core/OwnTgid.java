package org.pageowner.core;

/** Gives tests of other packages a source with records of this process. */
public final class OwnTgid {
  private OwnTgid() {}

  /** Takes the records of a thread group for this process's. */
  public static LiveSource set(LiveSource live, long tgid) {
    return live.ownTgid(tgid);
  }
}
