package org.pageowner.dsl.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.LogReport;
import org.pageowner.core.record.LongColumn;
import org.pageowner.core.record.PageRecord;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.Trailer;
import org.pageowner.dsl.internal.engine.column.KeyBinding;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfNumber;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfReport;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfSeveral;
import org.pageowner.dsl.internal.engine.column.KeyBinding.OfSource;
import org.pageowner.dsl.internal.engine.column.KeyBindings;
import org.pageowner.dsl.internal.engine.column.KeyColumn;
import org.pageowner.dsl.internal.engine.column.KeyColumns;
import org.pageowner.dsl.internal.engine.column.KeySource;
import org.pageowner.dsl.internal.engine.column.RowSlice;
import org.pageowner.dsl.internal.format.JsonFields;
import org.pageowner.dsl.internal.format.JsonText;
import org.pageowner.dsl.plan.KeyCatalogue;

/**
 * Whole records as JSON objects, with the fields of {@link KeyBindings#all} and a few that are no
 * keys.
 *
 * <p>Nearly all of a record's text is of few distinct values: they are encoded once a batch, those
 * of neighbouring keys of one dictionary together, and a record is then some numbers between
 * finished fragments.
 */
final class RecordJson {
  /** Appends some members of a row's object, each after a comma. */
  private interface Part {
    void append(StringBuilder out, int row);
  }

  private final RecordBatch batch;
  private final Map<KeySource<?>, RowIds> ids = new HashMap<>();
  private final KeyColumns keyColumns = new KeyColumns();
  private final Part[] parts;
  private RowSlice slice;

  RecordJson(RecordBatch batch, OptionalLong ownTgid) {
    this.batch = batch;
    this.slice = new RowSlice(batch, 0, Math.min(RowSlice.CAPACITY, batch.size()));
    List<Part> parts = new ArrayList<>();
    List<OfReport<?>> ofReport = new ArrayList<>();
    List<KeyBinding> fields = KeyBindings.all();
    int from = 0;
    while (from < fields.size()) {
      KeyBinding field = fields.get(from);
      int to = from + 1;
      if (field instanceof OfSource first) {
        while (to < fields.size()
            && fields.get(to) instanceof OfSource next
            && next.source().equals(first.source())) {
          to++;
        }
        parts.add(ofSource(first.source(), fields.subList(from, to)));
      } else if (field instanceof OfNumber ofNumber) {
        parts.add(numbers(ofNumber.key().name(), ofNumber.numbers().apply(batch)));
        if (ofNumber.key().equals(KeyCatalogue.ORDER)) {
          addTotals(batch, parts);
        }
      } else if (field instanceof OfSeveral ofSeveral) {
        parts.add(ofSeveral(ofSeveral));
      } else if (field instanceof OfReport<?> report) {
        ofReport.add(report);
      }
      from = to;
    }
    Fragments<Trailer, String> unknownLines =
        new Fragments<>(batch.trailer(), ids(KeySource.TRAILER), RecordJson::unknownLines);
    parts.add((out, row) -> out.append(unknownLines.get(row)));
    ownTgid.ifPresent(tgid -> parts.add(ownMark(batch.tgid(), tgid)));
    parts.add((out, row) -> append(out, ofReport, batch.logReport(row), batch, row));
    this.parts = parts.toArray(new Part[0]);
  }

  void append(StringBuilder out, int row) {
    if (batch.census() != null) {
      out.append(new String(batch.text(row), StandardCharsets.UTF_8).stripTrailing());
      return;
    }
    int start = out.length();
    for (Part part : parts) {
      part.append(out, row);
    }
    out.setCharAt(start, '{');
    out.append('}');
  }

  private RowIds ids(KeySource<?> source) {
    return ids.computeIfAbsent(source, s -> new RowIds(s.column().apply(batch), batch.size()));
  }

  private static void addTotals(RecordBatch batch, List<Part> parts) {
    parts.add(numbers("pages", batch.pages()));
    if (batch.isInventory()) {
      parts.add(numbers("times", batch.times()));
    }
  }

  private static Part numbers(String name, LongColumn column) {
    String label = ",\"" + name + "\":";
    return (out, row) -> {
      out.append(label);
      if (column.isAbsent(row)) {
        out.append("null");
      } else {
        out.append(column.get(row));
      }
    };
  }

  private static Part ownMark(LongColumn tgids, long own) {
    return (out, row) -> {
      if (!tgids.isAbsent(row) && tgids.get(row) == own) {
        out.append(",\"own\":true");
      }
    };
  }

  private <V> Part ofSource(KeySource<V> source, List<KeyBinding> fields) {
    Fragments<V, String> fragments =
        new Fragments<>(source.column().apply(batch), ids(source), part -> members(fields, part));
    return (out, row) -> out.append(fragments.get(row));
  }

  private static String members(List<KeyBinding> fields, @Nullable Object part) {
    StringBuilder json = new StringBuilder();
    for (KeyBinding field : fields) {
      Object value = part == null ? null : ((OfSource) field).derive(part);
      if (value != null || !field.key().equals(KeyCatalogue.SWAPPED)) {
        JsonFields.append(json.append(','), field.key(), value);
      }
    }
    return json.toString();
  }

  private Part ofSeveral(OfSeveral field) {
    List<RowIds> columns = new ArrayList<>();
    for (KeySource<?> source : field.sources()) {
      columns.add(ids(source));
    }
    if (columns.isEmpty()) {
      KeyColumn column = keyColumns.of(field.key());
      return column.denseCodes() < 0
          ? (out, row) -> JsonFields.append(out.append(','), field.key(), value(column, row))
          : ofCodes(field, column);
    }
    CombinedFragments fragments =
        new CombinedFragments(columns, row -> member(field, field.value(batch.record(row))));
    return (out, row) -> out.append(fragments.get(row));
  }

  /** Members of a column of few values: each is encoded once. */
  private Part ofCodes(KeyBinding field, KeyColumn column) {
    @Nullable String[] members = new String[column.denseCodes()];
    String absent = member(field, null);
    return (out, row) -> {
      long code = code(column, row);
      if (code == RowSlice.ABSENT) {
        out.append(absent);
        return;
      }
      String member = members[(int) code];
      if (member == null) {
        member = member(field, column.value(code));
        members[(int) code] = member;
      }
      out.append(member);
    };
  }

  private @Nullable Object value(KeyColumn column, int row) {
    return column.value(code(column, row));
  }

  private long code(KeyColumn column, int row) {
    int from = row - row % RowSlice.CAPACITY;
    if (slice.from() != from) {
      slice = new RowSlice(batch, from, Math.min(RowSlice.CAPACITY, batch.size() - from));
    }
    return column.codes(slice)[row - from];
  }

  private static String member(KeyBinding field, @Nullable Object value) {
    StringBuilder json = new StringBuilder(",");
    JsonFields.append(json, field.key(), value);
    return json.toString();
  }

  private static String unknownLines(@Nullable Trailer trailer) {
    if (trailer == null || trailer.unknownLines().isEmpty()) {
      return "";
    }
    StringBuilder json = new StringBuilder(",\"unknown_lines\":");
    JsonText.appendTexts(json, trailer.unknownLines());
    return json.toString();
  }

  private static void append(
      StringBuilder out,
      List<OfReport<?>> fields,
      @Nullable LogReport log,
      RecordBatch batch,
      int row) {
    if (log == null) {
      return;
    }
    PageRecord record = batch.record(row);
    out.append(",\"line\":").append(log.line());
    for (KeyBinding field : fields) {
      if (field.key().equals(KeyCatalogue.FREE_STACKTRACE)) {
        JsonText.appendNumber(out.append(",\"free_stack_ts\":"), log.freeTs());
      }
      JsonFields.append(out.append(','), field.key(), field.value(record));
    }
  }
}
