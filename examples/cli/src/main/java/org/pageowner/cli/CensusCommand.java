package org.pageowner.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pageowner.cli.failure.ExitCode;
import org.pageowner.cli.failure.Failure;
import org.pageowner.cli.live.OwnOption;
import org.pageowner.cli.live.ThisHost;
import org.pageowner.cli.output.OutputOption;
import org.pageowner.cli.output.Terminal;
import org.pageowner.dsl.analysis.census.Census;
import org.pageowner.dsl.plan.Plan;
import org.pageowner.dsl.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pageowner census}: the groups of a host's records, to be merged with other hosts'. */
@Command(
    name = "census",
    description = {
      "Groups the records of a dump for a fleet: a small file of JSON lines, which merges exactly",
      "with those of other hosts, and which query, growth, tree and the others read as a dump."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  pageowner census /sys/kernel/debug/page_owner --output=web-1.ndjson.gz",
      "  pageowner census page_owner.txt.gz --host=web-2 --cull=caller,order --output=web-2.ndjson",
    })
final class CensusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "INPUT", description = "A dump, plain or .gz; - is standard input.")
  private String word = "-";

  @Option(
      names = "--cull",
      paramLabel = "KEYS",
      description = {
        "The keys to group by, with commas. Default: callpath, the functions from the caller",
        "outward, which builds of one kernel family have in common."
      })
  private @Nullable String cull;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The name of the dump's host in the fleet. Default: the name of this machine")
  private @Nullable String host;

  @Option(
      names = "--boot-id",
      paramLabel = "ID",
      description = "The dump's /proc/sys/kernel/random/boot_id. Default: of a running kernel, its")
  private @Nullable String bootId;

  @Option(
      names = "--kernel",
      paramLabel = "RELEASE",
      description = "The dump's kernel, as uname -r prints it. Default: of a running kernel, its")
  private @Nullable String kernel;

  @Option(
      names = "--page-size",
      paramLabel = "BYTES",
      description = "Bytes of a base page. Default: of a running kernel, its; else 4096")
  private @Nullable Long pageSize;

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private ReadOptions options = new ReadOptions();

  @Mixin private OwnOption own = new OwnOption();

  CensusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (pageSize != null && pageSize <= 0) {
      throw Failure.usage("--page-size is a number of bytes above 0: " + pageSize);
    }
    if (host != null && host.isBlank()) {
      throw Failure.usage("--host is a name, and not empty");
    }
    String keys = cull == null ? Census.defaultKey().name() : cull;
    Plan plan = Plan.parse(List.of("--cull=" + keys));
    Input input = options.open(word, terminal, own.own());
    Instant start = Instant.now();
    Table table = input.run(input.query().with(plan));
    input.check(table.report());
    Census census = described(census(table), input, start);
    CensusFile.write(output.file(), terminal, out -> CensusFile.write(census, out));
    return ExitCode.SUCCESS;
  }

  private static Census census(Table table) {
    try {
      return Census.of(table);
    } catch (IllegalArgumentException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }

  private Census described(Census census, Input input, Instant start) throws IOException {
    ThisHost machine = ThisHost.get();
    Optional<String> name = host == null ? machine.name() : Optional.of(host);
    Census described =
        census.host(
            name.orElseThrow(() -> Failure.usage("this machine has no name: give --host=NAME")));
    boolean isLive = input.isLive();
    Optional<Instant> moment = isLive ? Optional.of(start) : input.time();
    if (moment.isPresent()) {
      described = described.takenAt(moment.get().truncatedTo(ChronoUnit.SECONDS));
    }
    Optional<String> boot = given(bootId, isLive ? machine.bootId() : Optional.empty());
    if (boot.isPresent()) {
      described = described.bootId(boot.get());
    }
    Optional<String> release = given(kernel, isLive ? machine.release() : Optional.empty());
    if (release.isPresent()) {
      described = described.kernel(release.get());
    }
    Optional<Long> size = given(pageSize, isLive ? machine.pageSize() : Optional.empty());
    return size.isPresent() ? described.pageSize(size.get()) : described;
  }

  private static <T> Optional<T> given(@Nullable T option, Optional<T> other) {
    return option == null ? other : Optional.of(option);
  }
}
