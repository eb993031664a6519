package org.pageowner.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.live.OwnOption.Own;
import org.pageowner.cli.output.Terminal;
import org.pageowner.core.Dump;
import org.pageowner.core.record.ReadReport;
import org.pageowner.dsl.Query;
import org.pageowner.dsl.analysis.growth.Growth;
import org.pageowner.dsl.analysis.growth.StackComparison;
import org.pageowner.dsl.plan.Plan;

/** The inputs of a growth, in order of time. */
final class GrowthInputs {
  /** A loaded dump and the index that tracks its records take about an eighth of its text. */
  private static final int LOADED_SHARE = 8;

  private final List<Input> inputs = new ArrayList<>();
  private final long bytes;

  /** Opens at least two inputs. */
  GrowthInputs(List<String> words, ReadOptions options, Terminal terminal, Own own)
      throws IOException {
    if (words.stream().filter("-"::equals).count() > 1) {
      throw Failure.usage("standard input can be read only once: give - for one input");
    }
    long bytes = 0;
    for (Input input : options.openAll(words, terminal, own)) {
      inputs.add(input);
      bytes += input.textSize();
    }
    this.bytes = bytes;
  }

  /** Compares the inputs, loaded if they fit into memory, and checks their reports. */
  Growth growth(Plan plan, Comparison compare) {
    boolean fits = bytes / LOADED_SHARE < Runtime.getRuntime().maxMemory() / 2;
    Growth all = fits ? loaded() : streamed();
    try {
      Growth growth =
          all.with(plan).compare(StackComparison.valueOf(compare.name().toUpperCase(Locale.ROOT)));
      List<ReadReport> reports = growth.reports();
      for (int i = 0; i < inputs.size(); i++) {
        inputs.get(i).check(reports.get(i));
      }
      return growth;
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  /** When the last input was written, if it is a file. */
  Optional<Instant> time() throws IOException {
    return inputs.get(inputs.size() - 1).time();
  }

  private Growth loaded() {
    return Growth.across(inputs.stream().map(Input::load).toArray(Dump[]::new));
  }

  private Growth streamed() {
    return Growth.across(inputs.stream().map(Input::query).toArray(Query[]::new));
  }

  /** The words of {@code --compare}. */
  enum Comparison {
    frames,
    symbols,
    folded
  }
}
