package org.pageowner.dsl;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.pageowner.core.DumpSource;
import org.pageowner.core.MalformedDumpException;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.compat.SortCommand;
import org.pageowner.dsl.internal.compat.SortCommandParser;
import org.pageowner.dsl.internal.compat.SortTool;

/**
 * The kernel's {@code page_owner_sort}: takes its options and writes its output, byte for byte.
 *
 * <pre>{@code
 * PageOwnerSort.parse(List.of("-m", "--cull=st")).run(Path.of("page_owner.txt"), System.out);
 * }</pre>
 *
 * <p>For everything that the tool does not do there is {@link Query}. The output is that of the
 * newest tool (6.12's, with the {@code --sort} fix and the module key of 2026), or with {@code
 * --compat=6.1} that of the 6.1 tool. Every version's options are accepted. Immutable and safe to
 * share between threads.
 */
public final class PageOwnerSort {
  private final SortCommand command;

  private PageOwnerSort(SortCommand command) {
    this.command = command;
  }

  /**
   * Reads the words of a command line, as a shell has split them, without the program's name.
   *
   * @throws IllegalArgumentException if the tool would refuse them; the message says why
   */
  public static PageOwnerSort parse(List<String> words) {
    return new PageOwnerSort(SortCommandParser.parse(words));
  }

  /** The words that are not options: the names of input and output. */
  public List<String> operands() {
    return command.operands();
  }

  /** Whether {@code -h} or {@code --help} was among the words. */
  public boolean asksForHelp() {
    return command.help();
  }

  /**
   * Sorts the records of a source; writes after all of them have been read.
   *
   * @return the report on the reading
   * @throws UncheckedIOException if the source cannot be read, or if the thread is interrupted
   *     while a stream is read
   * @throws MalformedDumpException if the source is to be read strictly and has malformed parts
   * @throws IOException if {@code out} cannot be written, or if the thread is interrupted after the
   *     reading; then it is an {@link java.io.InterruptedIOException}
   */
  public ReadReport run(DumpSource source, OutputStream out) throws IOException {
    return SortTool.run(command, Sources.of(source), out);
  }

  /**
   * Sorts the records of a file; see {@link #run(DumpSource, OutputStream)}.
   *
   * @return the report on the reading
   * @throws UncheckedIOException if the file cannot be read
   * @throws IOException if {@code out} cannot be written
   */
  public ReadReport run(Path path, OutputStream out) throws IOException {
    return run(DumpSource.of(path), out);
  }

  /** Returns whether the other one has the same options and operands. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PageOwnerSort that && command.equals(that.command);
  }

  @Override
  public int hashCode() {
    return command.hashCode();
  }

  /** The options, for messages. */
  @Override
  public String toString() {
    return command.toString();
  }
}
