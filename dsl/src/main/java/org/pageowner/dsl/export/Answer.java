package org.pageowner.dsl.export;

import java.io.IOException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * A result that can be written: every answer of this library is written in this one way.
 *
 * <pre>{@code
 * Query.from(dump).cull(STACKTRACE).run().writeTo(out, Format.CSV);
 * Cgroups.of(dump).writeTo(out, Format.TEXT, Layout.SCREEN);
 * Answer.of(dump.report()).writeTo(out, Format.JSON);
 * }</pre>
 *
 * <p>Output goes to an {@link Appendable}, such as a {@link java.io.Writer}, which is neither
 * flushed nor closed. Where bytes are made of it, they are to be UTF-8. Lines end in a line feed on
 * every system, so the same answer is the same file everywhere. {@code toString()} has the rows of
 * the text in {@link Layout#SCREEN}, and may join the lines below a table into one.
 *
 * <p>Parts of an answer, such as rows, are values with {@code equals}; answers that hold all of a
 * reading compare by identity. Not to be implemented outside of this library: methods may be added.
 */
public interface Answer {
  /** Returns the formats in which this answer can be written. */
  Set<Format> formats();

  /**
   * Writes the answer.
   *
   * @throws IllegalArgumentException if {@code format} is not among {@link #formats}
   * @throws IOException if {@code out} cannot be written, or if the thread is interrupted while
   *     many rows are written; then it is an {@link java.io.InterruptedIOException}
   */
  void writeTo(Appendable out, Format format, Layout layout) throws IOException;

  /**
   * Writes all rows of the answer, text 120 characters wide.
   *
   * @throws IllegalArgumentException if {@code format} is not among {@link #formats}
   * @throws IOException if {@code out} cannot be written
   */
  default void writeTo(Appendable out, Format format) throws IOException {
    writeTo(out, format, Layout.DEFAULT);
  }

  /**
   * Returns the first rows of each table, at most 20, as an HTML fragment for notebooks; a stack
   * opens to show all its frames.
   *
   * @throws IllegalArgumentException if {@link Format#HTML} is not among {@link #formats}
   */
  default String toHtml() {
    return Screen.of(this, Format.HTML);
  }

  /**
   * Returns an answer that writes all fields of each record, as {@code DumpReader.stream} and
   * {@code Query.forEachBatch} hand batches on, in {@link Format#NDJSON}:
   *
   * <p>{@code pfn}, {@code order}, {@code pages}, {@code gfp_mask}, {@code gfp}, {@code pid},
   * {@code tgid}, {@code name}, {@code alloc_ts}, {@code free_ts}, {@code free}, {@code
   * migrate_type}, {@code pageblock}, {@code pageblock_type}, {@code flags_mask}, {@code flags},
   * {@code node}, {@code zone}, {@code lastcpupid}, {@code stacktrace}, {@code caller}, {@code
   * module}, {@code allocator}, {@code usage}, {@code usage_rule}, {@code migrate_reason}, {@code
   * memcg}, {@code memcg_offline}, {@code memcg_objcg}, {@code slab}, {@code early}, {@code
   * handle}; {@code swapped} where it is true, and {@code unknown_lines} if there are any. Records
   * of a kernel log have {@code line}, {@code state}, {@code reason}, {@code free_pid}, {@code
   * free_tgid}, {@code free_stack_ts} and {@code free_stacktrace} besides.
   */
  static Answer of(RecordBatch records) {
    Objects.requireNonNull(records, "records");
    return new RecordAnswer(records, OptionalLong.empty());
  }

  /**
   * Returns the same answer with the field {@code own}, which is true, in the records of a process.
   *
   * @param ownTgid the process's thread-group id, as {@code LiveSource.ownTgid()} gives it; no
   *     record is marked if it is empty
   */
  static Answer of(RecordBatch records, OptionalLong ownTgid) {
    Objects.requireNonNull(records, "records");
    Objects.requireNonNull(ownTgid, "ownTgid");
    return new RecordAnswer(records, ownTgid);
  }

  /**
   * Returns an answer that writes a report, as {@link Format#TEXT}, {@link Format#HTML} or {@link
   * Format#JSON}.
   *
   * <p>The fields of its JSON: {@code source}; {@code kind}, as {@link ReadReport.Kind#text()} has
   * it; the numbers {@code records}, {@code times}, {@code pages}, {@code bytes}, {@code
   * record_bytes}, {@code skipped_bytes}, {@code tail_bytes}, {@code stacks}, {@code early_pages},
   * {@code unmatched_handles}, {@code unknown_lines} and {@code malformed}; {@code
   * malformed_samples}, the first ones, each with {@code line}, {@code offset}, {@code reason} and
   * {@code excerpt}; {@code dialects}, a list of kernel ranges; {@code truncated_tail}, true or
   * false; and, of an input without records, {@code explanation}: its probable kind, if known.
   */
  static Answer of(ReadReport report) {
    Objects.requireNonNull(report, "report");
    return new ReportAnswer(report);
  }
}
