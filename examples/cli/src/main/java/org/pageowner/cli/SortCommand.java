package org.pageowner.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pageowner sort}: what page_owner_sort prints, for its options. */
@Command(
    name = "sort",
    description = "Prints what the kernel's page_owner_sort prints, for the same options.",
    customSynopsis = "pageowner sort [options of page_owner_sort] INPUT OUTPUT")
final class SortCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "WORDS",
      description = "Its options, the input and the output; - is standard input or output.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    throw Failure.of("sort is not there yet: " + String.join(" ", words));
  }
}
