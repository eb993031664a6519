package org.pageowner.core;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.pageowner.core.record.ReadReport;
import org.pageowner.core.record.RecordBatch;

/**
 * A source of records: a file, a stream, a text, a running kernel, or records that are already in
 * memory. Every method that reads records takes one.
 *
 * <pre>{@code
 * Dump dump = Dump.read(DumpSource.of(Path.of("page_owner.txt.gz")));
 * Dump checked = Dump.read(DumpSource.of(System.in).with(Dump.reader().strict()));
 * }</pre>
 *
 * <table class="striped">
 * <caption>Kinds of sources</caption>
 * <thead>
 * <tr><th>kind</th><th>named by</th><th>each reading</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>file</td><td>{@link #of(Path)}</td><td>opens the file anew</td></tr>
 * <tr><td>pipe</td><td>{@link #of(Path)}</td><td>opens the pipe anew, and consumes it</td></tr>
 * <tr><td>stream</td><td>{@link #of(InputStream)}</td><td>continues the stream: only the first
 *     reading finds records</td></tr>
 * <tr><td>text</td><td>{@link #ofText(String)}</td><td>reads the same text</td></tr>
 * <tr><td>running kernel</td><td>{@link LiveSource}, or {@link #of(Path)} with its {@code
 *     page_owner} file</td><td>gets the records of that moment</td></tr>
 * <tr><td>dump in memory</td><td>{@link Dump}</td><td>iterates over the records</td></tr>
 * <tr><td>inventory in memory</td><td>{@link StackInventory}</td><td>iterates over the stacks, a row
 *     each</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Files and streams are plain or gzip-compressed. Nothing is opened before it is read, so a
 * missing file is reported by the method that reads it: see {@link org.pageowner.core} for how
 * reading fails.
 *
 * <p>Immutable, and safe to share between threads, except for a stream: one thread can read it
 * once.
 */
public sealed interface DumpSource permits Dump, StackInventory, LiveSource, TextSource {
  /**
   * Names a file, a pipe, or the {@code page_owner} file of a running kernel, which gives a {@link
   * LiveSource}.
   */
  static DumpSource of(Path path) {
    return LiveSource.isLive(path) ? LiveSource.at(path) : TextSource.of(path);
  }

  /** Names a stream, which is read to its end and not closed. */
  static DumpSource of(InputStream stream) {
    Objects.requireNonNull(stream, "stream");
    return TextSource.of(stream);
  }

  /** Names a text; {@code \xNN} and {@code \\} in it are not escapes. */
  static DumpSource ofText(String text) {
    Objects.requireNonNull(text, "text");
    return TextSource.of(text);
  }

  /**
   * Returns the same source, to be read with the settings of {@code reader}, which replace earlier
   * ones.
   *
   * <p>Records in memory have been read already, so of the settings only {@link
   * DumpReader#withStacks} applies to them; {@link ReadReport#isWhole} indicates whether they are
   * complete.
   */
  DumpSource with(DumpReader reader);

  /**
   * Returns whether the source can be read more than once, as a regular file, a text, a running
   * kernel, or records in memory can. Each reading of a stream or a pipe continues it.
   */
  boolean isRepeatable();

  /**
   * Reads the source, and hands its records to {@code consumer} batch by batch, in file order.
   * Batches of a source that is not in memory are not kept, and have dictionaries of their own.
   *
   * @return the report on the reading
   * @throws UncheckedIOException if the source cannot be read
   * @throws MalformedDumpException under strict reading, if there are malformed parts
   */
  ReadReport forEachBatch(Consumer<? super RecordBatch> consumer);
}
