package org.pageowner.core;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
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
 * <tr><td>part of a file</td><td>{@link #ofPart}</td><td>reads the channel again from the part's
 *     start</td></tr>
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
 * <p>Immutable, and safe to share between threads, except for a stream and a part of a file: one
 * thread can read them, a stream once.
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
    return TextSource.of(stream, "stream");
  }

  /**
   * Names a stream, which is read to its end and not closed.
   *
   * @param name its name for messages and reports
   */
  static DumpSource of(InputStream stream, String name) {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(name, "name");
    return TextSource.of(stream, name);
  }

  /**
   * Names a part of a file, on any file system, for programs that read a large dump in several
   * processes: the records that start at a byte from {@code from} (inclusive) to {@code to}
   * (exclusive). Parts that cover a file without overlap have each of its records once, and the
   * bytes of their reports add up to the file's.
   *
   * <p>Only a plain dump can be read in parts. Any other input (compressed, an inventory, a kernel
   * log, a dump with a prefix before each line) is read to its end by the part from 0, and is empty
   * in the other parts. Each part reads the start of the file to recognise it, mostly 64 KiB.
   *
   * <p>In a report, byte offsets are those of the file, but lines, and the positions of records,
   * are counted from the part's first record; {@code name} is then followed by the part's first
   * byte.
   *
   * @param file the whole file, which is not closed; no other code may use it during a reading
   * @param name the file's name for messages and reports
   * @throws IllegalArgumentException if {@code from} is negative or greater than {@code to}
   */
  static DumpSource ofPart(SeekableByteChannel file, String name, long from, long to) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(name, "name");
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no part of a file: from byte " + from + " to " + to);
    }
    return TextSource.ofPart(file, name, new Input.Part(from, to));
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
