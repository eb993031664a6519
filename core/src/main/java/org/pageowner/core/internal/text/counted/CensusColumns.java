package org.pageowner.core.internal.text.counted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.Dictionary;
import org.pageowner.core.record.DictionaryColumn;
import org.pageowner.core.record.LongColumn;

/** The columns of {@link CensusRows}, which are read rarely and are plain arrays. */
final class CensusColumns implements CensusRows {
  private final List<String> keys;
  private final List<Texts> values;
  private final Numbers hosts;
  private final Texts topHost;
  private final Numbers topHostPages;

  private CensusColumns(
      List<String> keys, List<Texts> values, Numbers hosts, Texts topHost, Numbers topHostPages) {
    this.keys = keys;
    this.values = values;
    this.hosts = hosts;
    this.topHost = topHost;
    this.topHostPages = topHostPages;
  }

  /** Growing columns. */
  static final class Builder {
    private final List<String> keys;
    private final List<TextsBuilder> values = new ArrayList<>();
    private final TextsBuilder topHost = new TextsBuilder();
    private long[] hosts = new long[1024];
    private long[] topHostPages = new long[1024];
    private int size;

    Builder(List<String> keys) {
      this.keys = List.copyOf(keys);
      keys.forEach(key -> values.add(new TextsBuilder()));
    }

    void add(@Nullable String[] texts, long hostCount, String host, long pages) {
      if (size == hosts.length) {
        hosts = Arrays.copyOf(hosts, size * 2);
        topHostPages = Arrays.copyOf(topHostPages, size * 2);
      }
      for (int key = 0; key < texts.length; key++) {
        values.get(key).set(size, texts[key]);
      }
      topHost.set(size, host);
      hosts[size] = hostCount;
      topHostPages[size] = pages;
      size++;
    }

    CensusColumns build() {
      return new CensusColumns(
          keys,
          values.stream().map(column -> column.build(size)).toList(),
          new Numbers(Arrays.copyOf(hosts, size)),
          topHost.build(size),
          new Numbers(Arrays.copyOf(topHostPages, size)));
    }
  }

  private static final class TextsBuilder {
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private int[] rows = new int[1024];

    void set(int row, @Nullable String text) {
      if (row == rows.length) {
        rows = Arrays.copyOf(rows, row * 2);
      }
      rows[row] = text == null ? DictionaryColumn.ABSENT : id(text);
    }

    private int id(String text) {
      Integer known = ids.putIfAbsent(text, texts.size());
      if (known == null) {
        texts.add(text);
        return texts.size() - 1;
      }
      return known;
    }

    Texts build(int size) {
      return new Texts(Arrays.copyOf(rows, size), List.copyOf(texts));
    }
  }

  /** Returns the columns of selected rows. */
  CensusColumns select(int[] rows) {
    return new CensusColumns(
        keys,
        values.stream().map(column -> column.select(rows)).toList(),
        hosts.select(rows),
        topHost.select(rows),
        topHostPages.select(rows));
  }

  @Override
  public List<String> keys() {
    return keys;
  }

  @Override
  public DictionaryColumn<String> values(int key) {
    return values.get(key);
  }

  @Override
  public LongColumn hosts() {
    return hosts;
  }

  @Override
  public DictionaryColumn<String> topHost() {
    return topHost;
  }

  @Override
  public LongColumn topHostPages() {
    return topHostPages;
  }

  private static final class Numbers implements LongColumn {
    private final long[] numbers;

    Numbers(long[] numbers) {
      this.numbers = numbers;
    }

    Numbers select(int[] rows) {
      return new Numbers(Arrays.stream(rows).mapToLong(row -> numbers[row]).toArray());
    }

    @Override
    public int size() {
      return numbers.length;
    }

    @Override
    public boolean isAbsent(int row) {
      Objects.checkIndex(row, numbers.length);
      return false;
    }

    @Override
    public boolean hasAbsent() {
      return false;
    }

    @Override
    public long get(int row) {
      return numbers[row];
    }

    @Override
    public void copy(int from, int count, long[] into) {
      System.arraycopy(numbers, from, into, 0, count);
    }
  }

  private static final class Texts implements DictionaryColumn<String> {
    private final int[] ids;
    private final List<String> texts;

    Texts(int[] ids, List<String> texts) {
      this.ids = ids;
      this.texts = texts;
    }

    Texts select(int[] rows) {
      TextsBuilder selected = new TextsBuilder();
      for (int i = 0; i < rows.length; i++) {
        selected.set(i, get(rows[i]));
      }
      return selected.build(rows.length);
    }

    @Override
    public int size() {
      return ids.length;
    }

    @Override
    public int id(int row) {
      return ids[row];
    }

    @Override
    public void copyIds(int from, int count, int[] into) {
      System.arraycopy(ids, from, into, 0, count);
    }

    @Override
    public Dictionary<String> dictionary() {
      return new Values(texts);
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
