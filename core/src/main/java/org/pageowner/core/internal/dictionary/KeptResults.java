package org.pageowner.core.internal.dictionary;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Results of computations on the values of a dictionary, kept for later ones: those that were used
 * last, and none once memory is short. Thread-safe.
 */
final class KeptResults {
  private static final int MAX_RESULTS = 32;

  private @Nullable SoftReference<Map<Object, Object>> results;

  /** Returns the result under a key, which {@code maker} makes if there is none. */
  @SuppressWarnings("unchecked") // a key stands for one type of results
  synchronized <M> M get(Object key, Supplier<M> maker) {
    Map<Object, Object> known = results == null ? null : results.get();
    if (known == null) {
      known = new Recent();
      results = new SoftReference<>(known);
    }
    Object result = known.get(key);
    if (result == null) {
      result = maker.get();
      known.put(key, result);
    }
    return (M) result;
  }

  /** The results that were used last. */
  private static final class Recent extends LinkedHashMap<Object, Object> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
      return size() > MAX_RESULTS;
    }
  }
}
