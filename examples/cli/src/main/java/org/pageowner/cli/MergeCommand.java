package org.pageowner.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.DumpSource;
import org.pageowner.core.record.CensusRows;
import org.pageowner.dsl.analysis.census.CensusMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner merge}: the census of the hosts of several censuses. */
@Command(
    name = "merge",
    description = {
      "Merges censuses of different hosts, or merged ones, to one census of all of them. The order",
      "of the files does not matter. More groups than fit into memory go to a temporary file."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner merge censuses/*.ndjson.gz --output=fleet.ndjson.gz",
      "  pageowner merge rack-*.ndjson | pageowner query - --cull=caller --limit=20",
    })
final class MergeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Censuses with the same keys, plain or .gz; - is standard input.")
  private List<String> words = List.of();

  @Option(
      names = "--temporary-directory",
      paramLabel = "DIR",
      description = "Where groups go that do not fit into memory. Default: that of the system")
  private @Nullable Path folder;

  @Mixin private OutputOption output = new OutputOption();

  MergeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (words.stream().filter("-"::equals).count() > 1) {
      throw Failure.usage("standard input can be read only once: give - for one input");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw Failure.usage("--temporary-directory is a directory: " + folder);
    }
    CensusMerge inMemory = CensusMerge.of(words.stream().map(this::source).toList());
    CensusMerge merge = folder == null ? inMemory : inMemory.temporaryFolder(folder);
    CensusFile.write(output.file(), terminal, out -> write(merge, out));
    return ExitCode.SUCCESS;
  }

  private DumpSource source(String word) {
    return word.equals("-") ? DumpSource.of(terminal.in()) : DumpSource.of(Path.of(word));
  }

  private void write(CensusMerge merge, OutputStream out) throws IOException {
    try {
      OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
      CensusRows.Header all = merge.writeTo(buffered);
      buffered.flush();
      if (all.malformed() > 0 || all.lost() > 0) {
        terminal.warn(
            String.format(
                Locale.ROOT,
                "the dumps of the hosts had %,d malformed parts, and kernels lost %,d records",
                all.malformed(),
                all.lost()));
      }
    } catch (IllegalArgumentException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }
}
