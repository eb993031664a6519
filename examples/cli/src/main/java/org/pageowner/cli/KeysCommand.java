package org.pageowner.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.output.Output;
import org.pageowner.cli.output.Terminal;
import org.pageowner.dsl.plan.Key;
import org.pageowner.dsl.plan.KeyCatalogue;
import org.pageowner.dsl.plan.KeyFunction;
import org.pageowner.dsl.plan.Measure;
import picocli.CommandLine.Command;

/** {@code pageowner keys}: the keys and measures of queries. */
@Command(
    name = "keys",
    description = "Lists the keys and measures of queries, with their meaning.",
    footerHeading = "%nExample:%n",
    footer = "  pageowner keys | grep memcg")
final class KeysCommand implements Callable<Integer> {
  private static final String LINE = "%-27s %-5s %-24s %s\n";

  private final Terminal terminal;

  KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Output.writeText(
        null,
        terminal,
        out -> {
          out.append(LINE.formatted("key", "short", "for", "meaning"));
          for (Key<?> key : KeyCatalogue.all()) {
            String uses =
                key.uses().stream()
                    .map(use -> use.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
            out.append(LINE.formatted(key.name(), key.abbreviation(), uses, key.description()));
          }
          for (KeyFunction.Kind kind : KeyFunction.Kind.values()) {
            out.append(LINE.formatted(kind.example(), "", "cull sort where", kind.description()));
          }
          for (Measure.Kind kind : Measure.Kind.values()) {
            out.append(
                LINE.formatted(
                    KeyHelp.withArgument(kind),
                    kind.abbreviation(),
                    "measure sort",
                    kind.description()));
          }
        });
    return ExitCode.SUCCESS;
  }
}
