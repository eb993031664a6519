package org.pageowner.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pageowner.cli.output.Terminal;

/**
 * Checks of the library and the command line on a running kernel, all in one process: under
 * emulation a Java takes seconds to start. In the command line's package, to run commands without ending the process.
 */
public final class CommandChecks {
  private final String live;
  private final String before;
  private int exitCode;
  private String out = "";
  private String err = "";

  private CommandChecks(String live, String before) {
    this.live = live;
    this.before = before;
  }

  /** Checks the page_owner file that the first argument names; the second is a copy of it. */
  public static void main(String[] arguments) throws Exception {
    CommandChecks checks = new CommandChecks(arguments[0], arguments[1]);
    checks.ownRecords();
    checks.options();
    checks.conditions();
    Path leaky = Path.of(arguments[0]).resolveSibling("leaky");
    if (Files.exists(leaky)) {
      checks.removedModule(leaky);
    } else {
      System.out.println("left out: leaks, without the module leaky");
    }
    LibraryChecks.run(Path.of(arguments[0]));
  }

  private void ownRecords() {
    run("growth", before, live, "--fail-over=5000", "--limit=5");
    expect("a gate without a leak passes", 0, out, "of these pageowner's own: [0-9,]+ pages");
    run("growth", before, live, "--fail-over=1500", "--limit=5", "--include-own");
    expect("--include-own keeps the own records", 4, err, "memory grew");
    run("records", live);
    expect("records marks its own records", 0, out, "\"own\":true");
  }

  private void options() {
    run("query", live, "--cull=module", "--deadline=0.2");
    expect(
        "a deadline stops the reading, with a warning",
        0,
        err,
        "is incomplete: the deadline of 0\\.2 s passed; the records (from PFN|that follow)");
    report("a deadline is not malformed", !(out + err).contains("malformed"));
    run("info", "--strict", "--deadline=0.2", live);
    expect("a deadline passes under --strict", 0, out, "stopped: the deadline");
    run("info", "--max-records=100", live);
    expect("--max-records", 0, out, ": 100 records");
    String others = "--where=pfn < 0x1000 or pfn >= 0x2000";
    run("query", live, "--pfns=0x1000-0x2000", "--readers=2", others);
    expect("--pfns", 0, out, "^0 rows");
    run("info", "--kernel-mode=handle", live);
    boolean refused = exitCode == 1 && err.contains("does not take the filter mode=handle");
    report("--kernel-mode, or that the kernel has none", exitCode == 0 || refused);
    run("info", "--deadline=1", before);
    expect("options of a running kernel are refused for a file", 2, err, "--deadline: only for");
  }

  private void conditions() {
    String part = "--pfns=0-0x8000"; // for speed
    run("query", live, part, "--where=frame = __alloc_pages", "--cull=module");
    expect("a function is found by its name, as __alloc_pages_noprof of 6.10", 0, out, "vmlinux$");
    run("query", live, part, "--where=gfp has GFP_KERNAL");
    expect("a misspelt flag has a nearest one", 0, out, "GFP_KERNAL; nearest: GFP_KERNEL");
    run("records", live, part, "--where=name = nobody");
    expect("records explains that there are none", 0, err, "no record has the name nobody");
    run("records", live, part, "--where=order >= 1", "--limit=3");
    long lines = out.lines().filter(line -> !line.contains("\"order\":0,")).count();
    expect("records takes a condition and a limit", 0, out, "\"caller\":");
    report("records writes three of them: " + lines, lines == 3 && out.lines().count() == 3);
  }

  private void removedModule(Path leaky) throws IOException, InterruptedException {
    // By another process: what this one causes is its own.
    shell("echo 3000 0 >" + leaky.resolve("pages"));
    run("growth", before, live, "--cull=module", "--fail-over=1500");
    expect("a gate with a leak fails", 4, out, "^ *\\+3,[0-9]{3} .* leaky");
    report("the leak is the first row", out.lines().toList().get(2).endsWith(" leaky"));
    shell("rmmod leaky");
    run("growth", before, live, "--cull=module");
    expect("after rmmod, the leak is of no known module", 0, out, "known module: .* 3,[0-9]{3} after");
    report(
        "after rmmod, the leak is not of vmlinux",
        !Pattern.compile("^ *\\+3,[0-9]{3} .* vmlinux", Pattern.MULTILINE).matcher(out).find());
    run("query", live, "--cull=module");
    expect("a table by module reports them", 0, out, "of no known module: [0-9,]+ pages");
    expect("query leaves out its own records", 0, out, "of these pageowner's own: [0-9,]+ pages");
  }

  private void shell(String command) throws IOException, InterruptedException {
    report(command, new ProcessBuilder("sh", "-c", command).start().waitFor() == 0);
  }

  private void run(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter messages = new StringWriter();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            bytes,
            new PrintWriter(messages, true),
            false,
            120);
    long start = System.nanoTime();
    exitCode = CommandLines.run(terminal, words);
    out = bytes.toString(StandardCharsets.UTF_8);
    err = messages.toString();
    System.out.printf("ran: %.1f s, %s%n", (System.nanoTime() - start) / 1e9, List.of(words));
  }

  private void expect(String name, int code, String text, String pattern) {
    boolean found = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).find();
    report(name, exitCode == code && found);
  }

  private void report(String name, boolean passed) {
    System.out.println((passed ? "ok: " : "FAILED: ") + name);
    if (!passed) {
      List<String> lines = new ArrayList<>();
      lines.add("exit code " + exitCode);
      out.lines().limit(20).forEach(lines::add);
      err.lines().limit(5).forEach(lines::add);
      lines.forEach(line -> System.out.println("  " + line));
    }
  }
}
