package org.pageowner.core.internal.store;

import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/** A column of stacks: the printed one, else that of the trailer's handle. */
final class JoinedStacks implements DictionaryColumn<StackTrace> {
  private final DictionaryColumn<StackTrace> printed;
  private final DictionaryColumn<Trailer> trailers;
  private final Dictionary<StackTrace> dictionary;
  private final int[] byTrailer;

  JoinedStacks(
      DictionaryColumn<StackTrace> printed,
      DictionaryColumn<Trailer> trailers,
      Dictionary<StackTrace> dictionary,
      int[] byTrailer) {
    this.printed = printed;
    this.trailers = trailers;
    this.dictionary = dictionary;
    this.byTrailer = byTrailer;
  }

  @Override
  public Dictionary<StackTrace> dictionary() {
    return dictionary;
  }

  @Override
  public int size() {
    return printed.size();
  }

  @Override
  public int id(int row) {
    int own = printed.id(row);
    int trailer = own < 0 ? trailers.id(row) : ABSENT;
    return trailer < 0 ? own : byTrailer[trailer];
  }

  @Override
  public void copyIds(int from, int count, int[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = id(from + i);
    }
  }
}
