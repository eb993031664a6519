package org.pageowner.core.internal.text.counted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.internal.column.BulkCensusRows;
import org.pageowner.core.internal.dictionary.ByteHash;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;

/** The columns of {@link CensusRows}; texts are encoded when the first one is asked for. */
final class CensusColumns implements BulkCensusRows {
  private final CensusTexts texts;

  /** The values of each key; {@code null} until they are asked for. */
  private volatile @Nullable List<Texts> values;

  private volatile @Nullable Texts topHosts;

  CensusColumns(CensusTexts texts) {
    this.texts = texts;
  }

  @Override
  public List<String> keys() {
    return texts.keys();
  }

  @Override
  public DictionaryColumn<String> values(int key) {
    List<Texts> known = values;
    if (known == null) {
      known = encoded();
      values = known;
    }
    return known.get(key);
  }

  private List<Texts> encoded() {
    List<CensusKey> keys = texts.keys().stream().map(CensusKey::of).toList();
    List<Texts> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(new Texts(texts.size())));
    for (int row = 0; row < texts.size(); row++) {
      @Nullable String[] ofRow = CensusKey.values(texts, row, keys);
      for (int key = 0; key < ofRow.length; key++) {
        columns.get(key).set(row, ofRow[key]);
      }
    }
    return List.copyOf(columns);
  }

  @Override
  public byte[] keyJson(int row) {
    return texts.json(Objects.checkIndex(row, texts.size()));
  }

  @Override
  public byte[] text() {
    return texts.text();
  }

  @Override
  public int keyFrom(int row) {
    return texts.from(row);
  }

  @Override
  public int keyTo(int row) {
    return texts.to(row);
  }

  @Override
  public long keyHash(int row) {
    return ByteHash.hash64(texts.text(), texts.from(row), texts.to(row));
  }

  @Override
  public String topHostName(int row) {
    return texts.topHost(row);
  }

  @Override
  public LongColumn times() {
    return new Numbers(texts.size(), texts::times);
  }

  @Override
  public LongColumn pages() {
    return new Numbers(texts.size(), texts::pages);
  }

  @Override
  public LongColumn hosts() {
    return new Numbers(texts.size(), texts::hosts);
  }

  @Override
  public DictionaryColumn<String> topHost() {
    Texts known = topHosts;
    if (known == null) {
      known = new Texts(texts.size());
      for (int row = 0; row < texts.size(); row++) {
        known.set(row, texts.topHost(row));
      }
      topHosts = known;
    }
    return known;
  }

  @Override
  public LongColumn topHostPages() {
    return new Numbers(texts.size(), texts::topHostPages);
  }

  private record Numbers(int size, IntToLongFunction numbers) implements LongColumn {
    @Override
    public boolean isAbsent(int row) {
      Objects.checkIndex(row, size);
      return false;
    }

    @Override
    public boolean hasAbsent() {
      return false;
    }

    @Override
    public long get(int row) {
      return numbers.applyAsLong(Objects.checkIndex(row, size));
    }

    @Override
    public void copy(int from, int count, long[] into) {
      Objects.checkFromIndexSize(from, count, size);
      for (int i = 0; i < count; i++) {
        into[i] = numbers.applyAsLong(from + i);
      }
    }
  }

  private static final class Texts implements DictionaryColumn<String> {
    private final int[] rows;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> distinct = new ArrayList<>();

    Texts(int size) {
      rows = new int[size];
    }

    void set(int row, @Nullable String text) {
      if (text == null) {
        rows[row] = ABSENT;
        return;
      }
      Integer known = ids.putIfAbsent(text, distinct.size());
      if (known == null) {
        distinct.add(text);
      }
      rows[row] = known == null ? distinct.size() - 1 : known;
    }

    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public int id(int row) {
      return rows[row];
    }

    @Override
    public void copyIds(int from, int count, int[] into) {
      System.arraycopy(rows, from, into, 0, count);
    }

    @Override
    public Dictionary<String> dictionary() {
      return new Values(distinct);
    }
  }

  private record Values(List<String> texts) implements Dictionary<String> {
    @Override
    public int size() {
      return texts.size();
    }

    @Override
    public String value(int id) {
      return texts.get(id);
    }

    @Override
    public byte[] bytes(int id) {
      return ByteText.encode(texts.get(id));
    }
  }
}
