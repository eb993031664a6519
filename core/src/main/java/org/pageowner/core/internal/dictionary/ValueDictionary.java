package org.pageowner.core.internal.dictionary;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.GrowingDictionary;
import org.pageowner.core.record.Dictionary;

/** A dictionary whose values are decoded on first use. */
public final class ValueDictionary<V> implements GrowingDictionary<V> {
  private final ByteDictionary strings;
  private final Function<byte[], V> decoder;
  private final DictionaryLineage family;
  private @Nullable ValueDictionary<V> frozen;

  /** A dictionary over {@code strings}, which may grow until the dictionary is shared. */
  public ValueDictionary(ByteDictionary strings, Function<byte[], V> decoder) {
    this(strings, decoder, new DictionaryLineage());
  }

  private ValueDictionary(
      ByteDictionary strings, Function<byte[], V> decoder, DictionaryLineage family) {
    this.strings = strings;
    this.decoder = decoder;
    this.family = family;
  }

  /** Returns the encoded values. */
  public ByteDictionary strings() {
    return strings;
  }

  /** Returns the state shared with the dictionary that this is a frozen view of, or its views. */
  public DictionaryLineage family() {
    return family;
  }

  /** Returns a view of the values so far, which other threads may read while this one grows. */
  public ValueDictionary<V> frozen() {
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

  @Override
  public <M> M kept(Object key, Supplier<M> maker) {
    return family.kept().get(key, maker);
  }
}
