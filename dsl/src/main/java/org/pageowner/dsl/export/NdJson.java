package org.pageowner.dsl.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.core.record.Mask;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.core.record.StackTrace;
import org.pageowner.dsl.plan.Column;
import org.pageowner.dsl.plan.FlagKey;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.MaskKey;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.NumberKey;
import org.pageowner.dsl.plan.StackKey;
import org.pageowner.dsl.plan.TextKey;
import org.pageowner.dsl.table.Row;
import org.pageowner.dsl.table.Table;

/**
 * Writes tables and whole records as NDJSON: one JSON object a line.
 *
 * <p>Fields are called as keys and measures are; an absent value is {@code null}. A stack is a list
 * of frames as printed, a mask a list of names with its bits beside it, {@code "gfp_mask":"0xcc0"}.
 * Texts are string values of {@link org.pageowner.core.record.ByteText}. Control characters are
 * escaped as JSON has it, so a line never breaks.
 */
public final class NdJson {
  private NdJson() {}

  /**
   * Writes all rows of a table, with its columns as fields.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(Table table, Appendable out) throws IOException {
    LineBuffer buffer = new LineBuffer(out);
    List<Column<?>> columns = table.columns();
    for (Row row : table) {
      StringBuilder line = buffer.line();
      char before = '{';
      for (Column<?> column : columns) {
        line.append(before);
        appendField(line, column, row.get(column));
        before = ',';
      }
      line.append('}');
      buffer.endLine();
    }
    buffer.flush();
  }

  /**
   * Writes all fields of each record, as {@code DumpReader.stream} hands them on:
   *
   * <p>{@code pfn}, {@code order}, {@code pages}, {@code gfp_mask}, {@code gfp}, {@code pid},
   * {@code tgid}, {@code name}, {@code alloc_ts}, {@code free_ts}, {@code migrate_type}, {@code
   * pageblock}, {@code pageblock_type}, {@code flags_mask}, {@code flags}, {@code node}, {@code
   * zone}, {@code lastcpupid}, {@code stacktrace}, {@code module}, {@code allocator}, {@code
   * migrate_reason}, {@code memcg}, {@code memcg_offline}, {@code memcg_objcg}, {@code slab},
   * {@code handle}; {@code swapped} where it is true, and {@code unknown_lines} if there are any.
   * Records of a kernel log have {@code line}, {@code state}, {@code reason}, {@code free_pid},
   * {@code free_tgid}, {@code free_stack_ts} and {@code free_stacktrace} besides.
   *
   * @throws IOException if {@code out} cannot be written
   */
  public static void write(RecordBatch batch, Appendable out) throws IOException {
    LineBuffer buffer = new LineBuffer(out);
    RecordJson json = new RecordJson(batch);
    for (int row = 0; row < batch.size(); row++) {
      json.append(buffer.line(), row);
      buffer.endLine();
    }
    buffer.flush();
  }

  /**
   * Appends a value as a field of an object, {@code "pid":1}, for answers that are no {@link
   * Table}; a mask's bits are a field of their own before it.
   *
   * @param value one of the column's values, or {@code null}
   */
  public static void appendField(StringBuilder line, Column<?> column, @Nullable Object value) {
    if (column instanceof MaskKey mask && mask != KeyCatalogue.ALLOCATOR) {
      appendName(line, mask.name() + "_mask");
      JsonText.appendBits(line, (Mask) value);
      line.append(',');
    }
    appendName(line, column.name());
    if (column instanceof Measure || column instanceof NumberKey) {
      JsonText.appendNumber(line, (Long) value);
    } else if (column instanceof TextKey) {
      JsonText.appendText(line, (String) value);
    } else if (column instanceof FlagKey) {
      line.append(value);
    } else if (column instanceof MaskKey) {
      JsonText.appendNames(line, (Mask) value);
    } else if (column instanceof StackKey) {
      JsonText.appendFrames(line, (StackTrace) value);
    }
  }

  private static void appendName(StringBuilder line, String name) {
    JsonText.appendText(line, name);
    line.append(':');
  }
}
