package org.pageowner.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.live.LiveOptions;
import org.pageowner.cli.live.OwnOption.Own;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.core.DumpReader;
import org.pageowner.core.StackInventory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to read the input: options that several commands have. */
final class ReadOptions {
  @Option(
      names = "--stacks",
      paramLabel = "FILE",
      description = {
        "Take the stacks of records that print a handle from here:",
        "show_stacks_handles, or a dump that has both."
      })
  private @Nullable Path stacks;

  @Option(names = "--strict", description = "Refuse input that is not as a kernel prints it.")
  private boolean strict;

  @Option(
      names = "--log",
      description = {
        "Read the input as a kernel log, and the reports of page owners in it.",
        "Not needed where the first 4 MiB have one."
      })
  private boolean log;

  @Mixin private LiveOptions live = new LiveOptions();

  /** The input that {@code word} names, with all its records. */
  Input open(String word, Terminal terminal) {
    return open(word, terminal, Own.KEPT);
  }

  /** The input that {@code word} names. */
  Input open(String word, Terminal terminal, Own own) {
    Input input = input(word, terminal, own);
    if (!input.isLive()) {
      live.requireNone(input.toString());
    }
    return input;
  }

  /**
   * The inputs that {@code words} name; options for a running kernel apply to those that are one.
   */
  List<Input> openAll(List<String> words, Terminal terminal, Own own) {
    List<Input> inputs = words.stream().map(word -> input(word, terminal, own)).toList();
    if (inputs.stream().noneMatch(Input::isLive)) {
      live.requireNone("each of the inputs");
    }
    return inputs;
  }

  private Input input(String word, Terminal terminal, Own own) {
    DumpReader lenient = log ? Dump.reader().kernelLog() : Dump.reader();
    DumpReader reader = strict ? lenient.strict() : lenient;
    Path named = stacks;
    return new Input(
        word, terminal, named == null ? reader : reader.withStacks(read(named)), live, own);
  }

  private static StackInventory read(Path path) {
    StackInventory inventory = StackInventory.read(path);
    String explanation = inventory.report().explanation();
    if (explanation != null) {
      throw Failure.of(path + " has no stacks with handles; " + explanation);
    }
    if (inventory.entries().stream().noneMatch(e -> e.handle() != null && e.stack() != null)) {
      throw Failure.of(
          path
              + " has no stacks with handles; show_stacks_handles of the same boot has them"
              + " (kernel 6.19 and later)");
    }
    return inventory;
  }
}
