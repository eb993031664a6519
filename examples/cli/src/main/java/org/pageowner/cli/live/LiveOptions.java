package org.pageowner.cli.live;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.Failure;
import org.pageowner.core.LiveSource;
import picocli.CommandLine.Option;

/** How to read a running kernel: options that apply to its page_owner file alone. */
public final class LiveOptions {
  private static final Pattern RANGE =
      Pattern.compile("(0x[0-9a-f]{1,15}|\\d{1,18})?-(0x[0-9a-f]{1,15}|\\d{1,18})?");

  @Option(
      names = "--readers",
      paramLabel = "N",
      description = {
        "Of a running kernel (6.1 and later): read N windows of page frames at the same time.",
        "Default: half the processors, at most 8"
      })
  private @Nullable Integer readers;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      description = "Of a running kernel: stop after this time, and say where.")
  private @Nullable BigDecimal deadline;

  @Option(
      names = "--max-records",
      paramLabel = "N",
      description = "Of a running kernel: read at most N records.")
  private @Nullable Long maxRecords;

  @Option(
      names = "--pfns",
      paramLabel = "FROM-TO",
      description = {
        "Of a running kernel: read the page frames from FROM to TO, without TO; decimal or 0x...",
        "Either can be left out."
      })
  private @Nullable String pfns;

  @Option(
      names = "--kernel-mode",
      paramLabel = "MODE",
      description = {
        "Of a running kernel of 2026 or later: let it print stack, handle or stack_handle.",
        "handle is the fastest: --stacks=FILE has the stacks."
      })
  private @Nullable KernelMode kernelMode;

  /** Applies the options to a source. */
  public LiveSource apply(LiveSource source) {
    LiveSource live = source;
    try {
      if (readers != null) {
        live = live.readers(readers);
      }
      if (deadline != null) {
        live = live.deadline(duration(deadline));
      }
      if (maxRecords != null) {
        live = live.maxRecords(maxRecords);
      }
      if (pfns != null) {
        live = pfns(live, pfns);
      }
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
    return kernelMode == null ? live : live.kernelFilter("mode=" + kernelMode);
  }

  /** Fails if there are options, for inputs of which none is a running kernel's file. */
  public void requireNone(String inputs) {
    List<String> given = new ArrayList<>();
    given.addAll(readers == null ? List.of() : List.of("--readers"));
    given.addAll(deadline == null ? List.of() : List.of("--deadline"));
    given.addAll(maxRecords == null ? List.of() : List.of("--max-records"));
    given.addAll(pfns == null ? List.of() : List.of("--pfns"));
    given.addAll(kernelMode == null ? List.of() : List.of("--kernel-mode"));
    if (!given.isEmpty()) {
      throw Failure.usage(
          String.join(", ", given)
              + ": only for the page_owner file of a running kernel, and "
              + inputs
              + " is none");
    }
  }

  /** Returns whether an option restricts the records, so that none may be left. */
  public boolean isRestricted() {
    return maxRecords != null || pfns != null;
  }

  private static Duration duration(BigDecimal seconds) {
    try {
      return Duration.ofMillis(seconds.movePointRight(3).longValueExact());
    } catch (ArithmeticException e) {
      throw Failure.usage("--deadline is in seconds, such as 30 or 0.5: " + seconds);
    }
  }

  private static LiveSource pfns(LiveSource live, String range) {
    Matcher parts = RANGE.matcher(range.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw Failure.usage("--pfns is FROM-TO, such as 0x100000-0x140000 or 4096-: " + range);
    }
    return live.pfns(pfn(parts.group(1), 0), pfn(parts.group(2), Long.MAX_VALUE));
  }

  private static long pfn(@Nullable String text, long unset) {
    return text == null || text.isEmpty() ? unset : Long.decode(decimal(text));
  }

  /** Removes leading zeros, which {@link Long#decode} takes for octal. */
  private static String decimal(String text) {
    return text.startsWith("0x") ? text : text.replaceFirst("^0+(?=.)", "");
  }

  /** The words of {@code --kernel-mode}. */
  enum KernelMode {
    stack,
    handle,
    stack_handle
  }
}
