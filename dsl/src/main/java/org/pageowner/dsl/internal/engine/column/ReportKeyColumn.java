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
 * A text or stack of the rows' {@linkplain RecordBatch#logReport reports}: values are numbered by
 * their texts in the order in which they come, whatever batch they are of, and sorted by the bytes.
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

  /** A column of texts. */
  static ReportKeyColumn<String> ofTexts(Function<LogReport, @Nullable String> value) {
    return new ReportKeyColumn<>(value, text -> text);
  }

  /** A column of stacks, sorted as those of a dump are: by their lines. */
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
      T own = report == null ? null : value.apply(report);
      into[row] = own == null ? RowSlice.ABSENT : intern(own);
    }
  }

  private int intern(T own) {
    int code = texts.add(text.apply(own));
    if (code == values.size()) {
      values.add(own);
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
