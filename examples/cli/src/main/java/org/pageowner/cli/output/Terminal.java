package org.pageowner.cli.output;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out standard output; unlike {@link System#out}, it says when it cannot be written
 * @param err standard error
 * @param showsProgress whether a person watches standard error
 * @param width how many characters a line has
 */
public record Terminal(
    InputStream in, OutputStream out, PrintWriter err, boolean showsProgress, int width) {
  private static final int DEFAULT_WIDTH = 120;
  private static final Charset NATIVE =
      Charset.forName(System.getProperty("native.encoding", "UTF-8"));
  private static final Path DEVICE = Path.of("/dev/tty");
  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/|tty|console).*");

  /** The process's own. */
  public static Terminal ofSystem() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), NATIVE), true),
        isTerminal(2),
        isTerminal(1) ? deviceWidth() : DEFAULT_WIDTH);
  }

  /** Whether standard input is the process's own. */
  public boolean isOfSystem() {
    try {
      return in instanceof FileInputStream file && file.getFD() == FileDescriptor.in;
    } catch (IOException e) {
      return false;
    }
  }

  public void warn(String message) {
    err.println("pageowner: warning: " + message);
  }

  /** Java does not report this for one descriptor, Linux does; elsewhere nothing is a terminal. */
  private static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return TERMINAL.matcher(target.toString()).matches();
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static int deviceWidth() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(DEVICE.toFile()).start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroy();
      }
      int columns = Integer.parseInt(size.strip().replaceFirst(".* ", ""));
      return columns > 0 ? columns : DEFAULT_WIDTH;
    } catch (IOException | NumberFormatException e) {
      return DEFAULT_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DEFAULT_WIDTH;
    }
  }
}
