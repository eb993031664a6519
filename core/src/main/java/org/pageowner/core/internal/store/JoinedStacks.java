package org.pageowner.core.internal.store;

import org.pageowner.core.internal.column.BulkDictionaryColumn;
import org.pageowner.core.internal.column.GrowingDictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.StackTrace;
import org.pageowner.core.record.Trailer;

/** A column of stacks: the printed one, or else that of the trailer's handle. */
final class JoinedStacks implements BulkDictionaryColumn<StackTrace> {
  private final DictionaryColumn<StackTrace> printed;
  private final DictionaryColumn<Trailer> trailers;
  private final GrowingDictionary<StackTrace> dictionary;
  private final int[] byTrailer;

  JoinedStacks(
      DictionaryColumn<StackTrace> printed,
      DictionaryColumn<Trailer> trailers,
      GrowingDictionary<StackTrace> dictionary,
      int[] byTrailer) {
    this.printed = printed;
    this.trailers = trailers;
    this.dictionary = dictionary;
    this.byTrailer = byTrailer;
  }

  @Override
  public GrowingDictionary<StackTrace> dictionary() {
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
