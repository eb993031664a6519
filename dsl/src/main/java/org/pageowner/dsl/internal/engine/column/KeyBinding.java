package org.pageowner.dsl.internal.engine.column;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.CensusRows;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;

/**
 * Binds a key to the parts of a record that determine its value: as a column of codes for the
 * engine, and as a value of one record. {@link KeyBindings} has the binding of every key.
 *
 * <p>The type of the key determines how values compare and which column holds them: numbers and
 * flags are their own codes, texts compare by their bytes, masks by their bits, stacks by their
 * lines.
 */
public sealed interface KeyBinding {
  /** The time of values outside of a query. */
  LongSupplier NO_TIME =
      () -> {
        throw new IllegalArgumentException(
            KeyCatalogue.AGE
                + " is not part of the query: cull, sort, filter by or show it, or set now(...)");
      };

  /** The order of texts. */
  Comparator<String> BY_BYTES =
      (a, b) -> Arrays.compareUnsigned(ByteText.encode(a), ByteText.encode(b));

  /** Returns the key. */
  Key<?> key();

  /** Makes the column of the key for one run. */
  KeyColumn column(KeyColumns columns);

  /** Returns the value of the key in a record; {@code null} if it is absent. */
  @Nullable Object value(PageRecord record);

  /**
   * Returns the value of the key in a record; {@code null} if it is absent.
   *
   * @param now gives the time from which ages count
   */
  default @Nullable Object value(PageRecord record, LongSupplier now) {
    return value(record);
  }

  /**
   * Returns the value of the key in a record or in a row of a census; {@code null} if it is absent.
   *
   * @param now gives the time from which ages count
   */
  default @Nullable Object valueOf(PageRecord record, LongSupplier now) {
    CensusRows.Row row = isPart() ? null : record.census();
    if (row == null) {
      return value(record, now);
    }
    if (row.has(key().name())) {
      String text = row.value(key().name());
      return text == null ? null : CensusValues.value(key(), text);
    }
    return CensusValues.isComputed(row.census(), key()) ? value(record, now) : null;
  }

  /** Does the same outside of a query: there are no ages. */
  default @Nullable Object valueOf(PageRecord record) {
    return valueOf(record, NO_TIME);
  }

  /**
   * Returns whether a census gives the values of the key in the columns of records, or not at all:
   * those that batches store. Values that are derived from parts of a record are given by
   * themselves.
   */
  default boolean isPart() {
    if (this instanceof Derived) {
      return key() instanceof MaskKey;
    }
    return !(this instanceof OfSeveral || this instanceof OfKeyNumber || this instanceof OfKeyText);
  }

  /**
   * A number that batches store as it is: {@code numbers} of a batch, {@code number} of a record.
   */
  record OfNumber(
      NumberKey key,
      Function<RecordBatch, LongColumn> numbers,
      Function<PageRecord, @Nullable Long> number)
      implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      return new NumberKeyColumn(numbers);
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      return number.apply(record);
    }
  }

  /** A part of the record itself, sorted by its bytes. */
  record OfPart<V>(Key<V> key, KeySource<V> source) implements OfSource {
    @Override
    public KeyColumn column(KeyColumns columns) {
      return columns.of(source);
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      return source.value().apply(record);
    }

    @Override
    public @Nullable Object derive(Object part) {
      return part;
    }
  }

  /** A value that one part of the record determines by a rule, {@code null} for absent. */
  record Derived<V, T>(Key<T> key, KeySource<V> source, Function<V, ? extends @Nullable T> rule)
      implements OfSource {
    private static final Comparator<StackTrace> BY_LINES =
        Comparator.comparing(StackTrace::toString, BY_BYTES);
    private static final Comparator<Mask> BY_BITS =
        Comparator.comparing(Mask::bits, Long::compareUnsigned).thenComparing(Mask::text);

    @Override
    public KeyColumn column(KeyColumns columns) {
      DictionaryKeyColumn<V> dictionary = columns.of(source);
      if (key instanceof NumberKey) {
        return new CodeKeyColumn<>(
            dictionary, dictionary.kept(key, part -> (Long) rule.apply(part)), code -> code);
      }
      if (key instanceof FlagKey) {
        return new CodeKeyColumn<>(
            dictionary,
            dictionary.kept(key, part -> bit((Boolean) rule.apply(part))),
            code -> code != 0);
      }
      if (key instanceof StackKey) {
        return new DerivedKeyColumn<StackTrace>(
            dictionary, dictionary.kept(key, part -> (StackTrace) rule.apply(part)), BY_LINES);
      }
      return key instanceof MaskKey
          ? new DerivedKeyColumn<Mask>(
              dictionary, dictionary.kept(key, part -> (Mask) rule.apply(part)), BY_BITS)
          : texts(columns, null);
    }

    /** Makes the column of texts, which takes its values from {@code other} where it has none. */
    DerivedKeyColumn<String> texts(KeyColumns columns, @Nullable DerivedKeyColumn<String> other) {
      DictionaryKeyColumn<V> dictionary = columns.of(source);
      return new DerivedKeyColumn<>(
          dictionary, dictionary.kept(key, part -> (String) rule.apply(part)), BY_BYTES, other);
    }

    private static @Nullable Long bit(@Nullable Boolean flag) {
      return flag == null ? null : (Long) (flag ? 1L : 0L);
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      V part = source.value().apply(record);
      return part == null ? null : rule.apply(part);
    }

    @Override
    @SuppressWarnings("unchecked") // callers take the part from the source
    public @Nullable Object derive(Object part) {
      return rule.apply((V) part);
    }
  }

  /** A value that one part of the record determines. */
  sealed interface OfSource extends KeyBinding permits OfPart, Derived {
    /** Returns the part. */
    KeySource<?> source();

    /** Returns the key's value for a part that is a value of {@link #source}. */
    @Nullable Object derive(Object part);
  }

  /** A value of a kernel log's report on a page; absent in dumps. */
  record OfReport<T>(Key<T> key, Function<LogReport, @Nullable T> part) implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      if (key instanceof NumberKey) {
        return new ReportNumberKeyColumn(report -> (Long) part.apply(report));
      }
      return key instanceof StackKey
          ? ReportKeyColumn.ofStacks(report -> (StackTrace) part.apply(report))
          : ReportKeyColumn.ofTexts(report -> (String) part.apply(report));
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      LogReport report = record.logReport();
      return report == null ? null : part.apply(report);
    }
  }

  /** The functions on a stack, of which a record has several: a value of rows alone. */
  record OfFunctions(TextKey key) implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      return new FunctionColumn(columns.stack());
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      throw new IllegalArgumentException(
          key + " has a value in rows that are culled by it: a record has many functions");
    }
  }

  /** The age of a record: the time from which ages count less its own. */
  record OfAge(NumberKey key) implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      return new MappedNumberColumn(columns.of(KeyCatalogue.ALLOC_TS), new Ages(columns::now));
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      return value(record, NO_TIME);
    }

    @Override
    public @Nullable Object value(PageRecord record, LongSupplier now) {
      Long allocated = record.allocTs();
      return allocated == null ? null : (Object) (now.getAsLong() - allocated);
    }
  }

  /** A number that another number determines. */
  record OfKeyNumber(NumberKey key, NumberKey source, NumberRule rule) implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      return new MappedNumberColumn(columns.of(source), rule);
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      return value(record, NO_TIME);
    }

    @Override
    public @Nullable Object value(PageRecord record, LongSupplier now) {
      Long number = (Long) KeyBindings.of(source).valueOf(record, now);
      long value = number == null ? RowSlice.ABSENT : rule.of(number);
      return value == RowSlice.ABSENT ? null : (Object) value;
    }
  }

  /** A text that another text determines, {@code null} for absent. */
  record OfKeyText(TextKey key, TextKey source, Function<String, @Nullable String> rule)
      implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      KeyColumn texts = columns.of(source);
      return new DerivedKeyColumn<String>(
          texts, code -> rule.apply((String) Objects.requireNonNull(texts.value(code))), BY_BYTES);
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      String text = (String) KeyBindings.of(source).valueOf(record);
      return text == null ? null : rule.apply(text);
    }
  }

  /**
   * A value that several parts determine together.
   *
   * @param sources the parts, if all of them are stored in dictionaries; otherwise none
   */
  record OfSeveral(
      Key<?> key,
      List<KeySource<?>> sources,
      Function<KeyColumns, KeyColumn> maker,
      Function<PageRecord, @Nullable Object> rule)
      implements KeyBinding {
    @Override
    public KeyColumn column(KeyColumns columns) {
      return maker.apply(columns);
    }

    @Override
    public @Nullable Object value(PageRecord record) {
      return rule.apply(record);
    }
  }
}
