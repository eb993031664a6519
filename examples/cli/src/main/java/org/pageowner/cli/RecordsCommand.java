package org.pageowner.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.record.RecordBatch;
import org.pageowner.dsl.export.Answer;
import org.pageowner.dsl.export.Format;
import org.pageowner.dsl.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pageowner records}: every record with all its fields. */
@Command(
    name = "records",
    description = {
      "Writes records with all their fields, one JSON object a line, in the order of the dump:",
      "all of them, or those that query options select: --where=CONDITION, --KEY=VALUE,...,",
      "-f and --limit=N, which pageowner query --help explains."
    },
    customSynopsis = "pageowner records INPUT [query options that select] [options]",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner records page_owner.txt | jq -r 'select(.order >= 4) | .name'",
      "  pageowner records page_owner.txt --where='order >= 4' --limit=10",
      "  pageowner records page_owner.txt.gz --format=text --output=page_owner.txt",
    })
final class RecordsCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  private final Terminal terminal;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "INPUT",
      description = "A dump, plain or .gz; - is standard input. Query options go anywhere.")
  private List<String> words = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "ndjson",
      description = "ndjson, or text: the records as in the dump. Default: ndjson")
  private RecordFormat format = RecordFormat.ndjson;

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private ReadOptions options = new ReadOptions();

  RecordsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    QueryWords query = QueryWords.of(command, words);
    requireSelection(query.plan());
    Input input = options.open(query.input(), terminal);
    Output.writeBytes(
        output.file(),
        terminal,
        out -> {
          Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
          input.check(
              input.stream(
                  query.plan(),
                  batch -> {
                    try {
                      switch (format) {
                        case ndjson ->
                            Answer.of(batch, input.ownTgid()).writeTo(writer, Format.NDJSON);
                        case text -> writeText(batch, out);
                      }
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }));
          writer.flush();
        });
    return ExitCode.SUCCESS;
  }

  private static void requireSelection(Plan plan) {
    if (!plan.keys().isEmpty() || !plan.measures().isEmpty()) {
      throw Failure.usage("--cull and --measure make groups of records; pageowner query has them");
    }
    if (!plan.order().isEmpty()) {
      throw Failure.usage(
          "records are written in the order of the dump; pageowner query sorts, or a tool after it");
    }
    if (plan.rowCondition().isPresent() || plan.columnKey().isPresent()) {
      throw Failure.usage(
          "--having and --across are for groups of records; pageowner query has them");
    }
    if (plan.groupLimit().isPresent() || plan.hasOthers()) {
      throw Failure.usage(
          "records take a limit alone, as --limit=20; pageowner query has limits within a key, and"
              + " --others");
    }
    if (!plan.shown().isEmpty()) {
      throw Failure.usage(
          "records are written with all their fields; pageowner query --show=pfn,order writes some");
    }
  }

  private static void writeText(RecordBatch batch, OutputStream out) throws IOException {
    for (int row = 0; row < batch.size(); row++) {
      out.write(batch.text(row));
      out.write('\n');
    }
  }

  /** The words of {@code --format}. */
  enum RecordFormat {
    ndjson,
    text
  }
}
