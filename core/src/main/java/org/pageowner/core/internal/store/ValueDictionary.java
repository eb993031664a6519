package org.pageowner.core.internal.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.GrowingDictionary;
import org.pageowner.core.record.Dictionary;

/** A dictionary whose values are decoded on first use. */
public final class ValueDictionary<V> implements GrowingDictionary<V> {
  private final ByteDictionary strings;
  private final Function<byte[], V> decoder;
  private final DictionaryLineage family;
  private @Nullable ValueDictionary<V> frozen;

  /** A view of {@code strings}, which may still grow until the dictionary is shared. */
  public ValueDictionary(ByteDictionary strings, Function<byte[], V> decoder) {
    this(strings, decoder, new DictionaryLineage());
  }

  private ValueDictionary(
      ByteDictionary strings, Function<byte[], V> decoder, DictionaryLineage family) {
    this.strings = strings;
    this.decoder = decoder;
    this.family = family;
  }

  /** The strings below. */
  public ByteDictionary strings() {
    return strings;
  }

  /** What this has in common with what it was frozen of, or is. */
  public DictionaryLineage family() {
    return family;
  }

  /** The values so far, for other threads to read while this dictionary grows on. */
  ValueDictionary<V> frozen() {
    ValueDictionary<V> last = frozen;
    if (last == null || last.size() != size()) {
      last = new ValueDictionary<>(strings.frozen(), decoder, family);
      frozen = last;
    }
    return last;
  }

  @Override
  public int size() {
    return strings.size();
  }

  @Override
  @SuppressWarnings("unchecked")
  public V value(int id) {
    Object value = family.value(id);
    if (value == null) {
      value = decoder.apply(strings.copy(id));
      family.keep(id, value, strings.size());
    }
    return (V) value;
  }

  @Override
  public byte[] bytes(int id) {
    return strings.copy(id);
  }

  @Override
  public boolean continues(Dictionary<?> earlier) {
    return earlier instanceof ValueDictionary<?> other
        && other.family == family
        && other.size() <= size();
  }
}
