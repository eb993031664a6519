package org.pageowner.dsl.internal.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.ByteText;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.internal.index.Interner;

/**
 * A text or stack of the {@linkplain RecordBatch#logReport reports} of a kernel log. Batches of
 * logs have no dictionaries of these values, so values are interned by their texts.
 */
final class ReportKeyColumn<T> extends KeyColumn {
  private final Function<LogReport, @Nullable T> value;
  private final Function<T, String> text;
  private final Interner<String> texts = new Interner<>();
  private final List<T> values = new ArrayList<>();

  private ReportKeyColumn(Function<LogReport, @Nullable T> value, Function<T, String> text) {
    this.value = value;
    this.text = text;
  }

  /** Returns a column of texts. */
  static ReportKeyColumn<String> ofTexts(Function<LogReport, @Nullable String> value) {
    return new ReportKeyColumn<>(value, text -> text);
  }

  /** Returns a column of stacks, sorted as those of a dump are, by their lines. */
  static ReportKeyColumn<StackTrace> ofStacks(Function<LogReport, @Nullable StackTrace> value) {
    return new ReportKeyColumn<>(
        value,
        stack ->
            stack.frames().stream()
                .map(frame -> " " + frame.text() + "\n")
                .collect(Collectors.joining()));
  }

  @Override
  protected void read(RowSlice slice, long[] into) {
    RecordBatch batch = slice.batch();
    for (int row = 0; row < slice.count(); row++) {
      LogReport report = batch.logReport(slice.from() + row);
      T found = report == null ? null : value.apply(report);
      into[row] = found == null ? RowSlice.ABSENT : intern(found);
    }
  }

  private int intern(T found) {
    int code = texts.add(text.apply(found));
    if (code == values.size()) {
      values.add(found);
    }
    return code;
  }

  @Override
  public @Nullable Object value(long code) {
    return code == RowSlice.ABSENT ? null : values.get((int) code);
  }

  @Override
  public Sorting sorting() {
    byte[][] encoded = new byte[texts.size()][];
    Arrays.setAll(encoded, code -> ByteText.encode(texts.value(code)));
    return Sorting.ranks(encoded.length, (a, b) -> Arrays.compareUnsigned(encoded[a], encoded[b]));
  }

  @Override
  public int denseCodes() {
    return values.size();
  }
}
