package org.pageowner.core.internal.store;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Dictionary;

/**
 * A dictionary whose values are decoded on first use.
 *
 * <p>Threads may race to decode a value: both get equal immutable objects, and one of them stays.
 */
public final class ValueDictionary<V> implements Dictionary<V> {
  private final ByteDictionary strings;
  private final Function<byte[], V> decoder;
  private volatile @Nullable Object[] values;

  /** A view of {@code strings}, which may still grow until the dictionary is shared. */
  public ValueDictionary(ByteDictionary strings, Function<byte[], V> decoder) {
    this.strings = strings;
    this.decoder = decoder;
    this.values = new Object[0];
  }

  /** The strings below. */
  public ByteDictionary strings() {
    return strings;
  }

  @Override
  public int size() {
    return strings.size();
  }

  @Override
  @SuppressWarnings("unchecked")
  public V value(int id) {
    @Nullable Object[] decoded = values;
    if (id >= decoded.length) {
      // Twice as many as now: a dictionary that still grows is asked for each new value.
      decoded = Arrays.copyOf(decoded, Math.max(strings.size(), 2 * decoded.length));
      values = decoded;
    }
    Object value = decoded[id];
    if (value == null) {
      value = decoder.apply(strings.copy(id));
      decoded[id] = value;
    }
    return (V) value;
  }

  @Override
  public byte[] bytes(int id) {
    return strings.copy(id);
  }
}
