package org.pageowner.core.internal.column;

import java.util.function.Supplier;
import org.pageowner.core.record.Dictionary;

/**
 * A view of a dictionary that grows from batch to batch: each batch has a view of the values so
 * far, and the ids of earlier views stay valid in later ones.
 *
 * @param <V> the type of a value
 */
public interface GrowingDictionary<V> extends Dictionary<V> {
  /**
   * Returns whether this is the dictionary {@code earlier} or a later view of it, so that whatever
   * was computed for the ids of that one is valid for this one.
   */
  boolean continues(Dictionary<?> earlier);

  /**
   * Returns what is kept under a key for the values of this dictionary, in all its views: what was
   * computed from them for one query serves the next one. Made by {@code maker} if there is
   * nothing, and kept only while there is memory enough.
   *
   * @param key compared by {@code equals}
   * @param maker makes a thread-safe object
   */
  <M> M kept(Object key, Supplier<M> maker);
}
