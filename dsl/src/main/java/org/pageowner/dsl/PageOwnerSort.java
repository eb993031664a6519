package org.pageowner.dsl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.internal.compat.SortCommand;
import org.pageowner.dsl.internal.compat.SortCommandParser;
import org.pageowner.dsl.internal.compat.SortTool;

/**
 * The kernel's {@code page_owner_sort}: its options in, its output out, byte for byte.
 *
 * <p>For what the tool does; {@link Query} is for everything else. The output follows the newest
 * tool (6.12's, with the {@code --sort} fix and the module key of 2026), or with {@code
 * --compat=6.1} the 6.1 tool. Every version's options are accepted. Immutable and safe to share
 * between threads.
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

  /** The words that are no options: the names of input and output. */
  public List<String> operands() {
    return command.operands();
  }

  /** Whether {@code -h} or {@code --help} was among the words. */
  public boolean asksForHelp() {
    return command.help();
  }

  /**
   * Sorts a dump.
   *
   * @return what was read, and what was odd about it
   * @throws IOException if {@code out} cannot be written
   */
  public ReadReport run(Dump dump, OutputStream out) throws IOException {
    return SortTool.run(command, Sources.loaded(dump), out);
  }

  /**
   * Sorts a file, plain or gzip-compressed; writes when all of it has been read.
   *
   * @return what was read, and what was odd about it
   * @throws IOException if the file cannot be read or {@code out} cannot be written
   */
  public ReadReport run(Path input, DumpReader reader, OutputStream out) throws IOException {
    return SortTool.run(command, Sources.streamed(input, reader), out);
  }

  /**
   * Sorts a stream, plain or gzip-compressed; writes when all of it has been read.
   *
   * @return what was read, and what was odd about it
   * @throws IOException if the stream cannot be read or {@code out} cannot be written
   */
  public ReadReport run(InputStream input, DumpReader reader, OutputStream out) throws IOException {
    return SortTool.run(command, Sources.streamed(input, reader), out);
  }
}
