package org.pageowner.cli.output;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.dsl.analysis.tree.CallTree;
import org.pageowner.dsl.analysis.tree.FoldedStacks;
import org.pageowner.dsl.analysis.tree.PprofProfile;
import org.pageowner.dsl.export.Layout;
import org.pageowner.dsl.plan.Measure;
import org.pageowner.dsl.plan.Plan;
import picocli.CommandLine.Option;

/** How to write an answer of one table, also for tools that read stacks. */
public final class StackOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = {
        "text, csv, ndjson, html (a fragment), folded (for flamegraph.pl, inferno, speedscope) or",
        "pprof (profile.proto, gzip-compressed). Default: text"
      })
  private TableFormat format = TableFormat.text;

  @Option(
      names = "--value",
      paramLabel = "NUMBER",
      description = "The number in folded: pages, bytes or times. Default: pages")
  private @Nullable FoldedValue value;

  /** The format. */
  public TableFormat format() {
    return format;
  }

  /** Refuses options that make no sense, before anything is read. */
  public void check() {
    if (value != null && format != TableFormat.folded) {
      throw Failure.usage("--value is for --format=folded");
    }
  }

  /** The plan, which groups by stack trace too if the format needs stacks. */
  public Plan plan(Plan plan) {
    return format.isOfStacks() ? byStack(plan) : plan;
  }

  /** The plan grouped by stack trace too. */
  public static Plan byStack(Plan plan) {
    try {
      Plan stacks = CallTree.byStack(plan);
      stacks.requireConsistent();
      return stacks;
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** Writes folded stacks. */
  public void write(OutputOption output, Terminal terminal, FoldedStacks stacks, Plan plan)
      throws IOException {
    Output.write(output.file(), terminal, stacks.by(measure(plan)), format, Layout.DEFAULT);
  }

  /** Writes a profile. */
  public static void write(
      OutputOption output, Terminal terminal, PprofProfile profile, Optional<Instant> taken)
      throws IOException {
    PprofProfile dated = taken.map(profile::takenAt).orElse(profile);
    Output.writeBytes(output.file(), terminal, dated::writeTo);
  }

  private Measure<?> measure(Plan plan) {
    FoldedValue chosen = value == null ? FoldedValue.pages : value;
    return switch (chosen) {
      case pages -> Measure.PAGES;
      case times -> Measure.TIMES;
      case bytes ->
          plan.measures().stream()
              .filter(Measure.Bytes.class::isInstance)
              .findFirst()
              .orElse(Measure.BYTES);
    };
  }

  /** The words of {@code --format}. */
  public enum TableFormat {
    text,
    csv,
    ndjson,
    html,
    folded,
    pprof;

    /** Whether other tools read the format as stacks, so that rows are grouped by stack trace. */
    boolean isOfStacks() {
      return this == folded || this == pprof;
    }
  }

  /** The words of {@code --value}. */
  public enum FoldedValue {
    pages,
    bytes,
    times
  }
}
