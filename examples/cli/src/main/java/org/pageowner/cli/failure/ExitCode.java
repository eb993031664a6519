package org.pageowner.cli.failure;

import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes of the process. */
public final class ExitCode {
  public static final int SUCCESS = 0;
  public static final int FAILURE = 1;
  public static final int USAGE = 2;
  public static final int MALFORMED = 3;
  public static final int EXCEEDED = 4;

  /** The code that a shell gives to a program that SIGPIPE ended. */
  public static final int CLOSED_PIPE = 141;

  private ExitCode() {}

  /** All of them, for the help. */
  public static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    descriptions.put("0", "success, perhaps with a warning");
    descriptions.put("1", "input that cannot be read or is no dump, output that cannot be written");
    descriptions.put("2", "wrong usage, or a query text that cannot be read (1 in sort)");
    descriptions.put("3", "malformed input under --strict, or in the dump that --fail-over checks");
    descriptions.put("4", "more growth, or more pages that no counter knows, than --fail-over");
    descriptions.put("141", "the reader of the output has gone, as in: pageowner ... | head");
    return descriptions;
  }
}
