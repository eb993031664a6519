package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.GrowingDictionary;

/**
 * A rule over the values of a dictionary column, as a function of its codes. Results are kept with
 * the dictionary, so the module of a stack, say, is computed once for each distinct stack of a
 * loaded dump, not once for each query.
 *
 * <p>Where codes are not the ids of one dictionary, nothing is kept. Belongs to one run, as the
 * column does; the results that are kept are shared with other runs, also of other threads.
 */
final class KeptRule<V, T> implements LongFunction<@Nullable T> {
  private final DictionaryKeyColumn<V> source;
  private final Object key;
  private final Function<V, ? extends @Nullable T> rule;
  private @Nullable GrowingDictionary<V> dictionary;
  private @Nullable Results results;

  /**
   * A rule over the values of {@code source}.
   *
   * @param key identifies the rule: two rules with equal keys have the same results, which are
   *     immutable
   */
  KeptRule(DictionaryKeyColumn<V> source, Object key, Function<V, ? extends @Nullable T> rule) {
    this.source = source;
    this.key = key;
    this.rule = rule;
  }

  @Override
  @SuppressWarnings("unchecked") // results of the rule
  public @Nullable T apply(long code) {
    GrowingDictionary<V> ids = source.dictionaryOfCodes();
    if (ids == null) {
      return rule.apply(source.get(code));
    }
    Results kept = results;
    if (kept == null || ids != dictionary) {
      kept = ids.kept(key, Results::new);
      results = kept;
      dictionary = ids;
    }
    int id = (int) code;
    Object known = kept.get(id);
    if (known == null) {
      T result = rule.apply(ids.value(id));
      known = kept.set(id, result == null ? Results.NONE : result, ids.size());
    }
    return known == Results.NONE ? null : (T) known;
  }

  /**
   * Results by id. Threads may race to compute one: both get the same immutable object. It is read
   * without a lock.
   */
  private static final class Results {
    static final Object NONE = new Object();

    private volatile @Nullable Object[] byId = new Object[0];

    /** Equal results are one object, so that many values with few results stay in the cache. */
    private final Map<Object, Object> distinct = new HashMap<>();

    @Nullable Object get(int id) {
      @Nullable Object[] known = byId;
      return id < known.length ? known[id] : null;
    }

    /** Keeps a result, and returns it or one that is equal. */
    synchronized Object set(int id, Object result, int size) {
      @Nullable Object[] known = byId;
      if (id >= known.length) {
        known = Arrays.copyOf(known, Math.max(size, 2 * known.length));
        byId = known;
      }
      Object one = Objects.requireNonNullElse(distinct.putIfAbsent(result, result), result);
      known[id] = one;
      return one;
    }
  }
}
