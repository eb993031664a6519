package org.pageowner.testing;

import java.lang.reflect.Method;
import org.pageowner.core.LiveSource;

/** Gives tests of other modules a source with records of this process. */
public final class OwnTgid {
  private OwnTgid() {}

  /**
   * Takes the records of a thread group for this process's, by a method that tests of core alone
   * can call.
   */
  public static LiveSource set(LiveSource live, long tgid) {
    try {
      Method method = LiveSource.class.getDeclaredMethod("ownTgid", long.class);
      method.setAccessible(true);
      return (LiveSource) method.invoke(live, tgid);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("ownTgid", e);
    }
  }
}
